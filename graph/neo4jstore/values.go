package neo4jstore

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The three readers of values from the database take null and values of another
// type, which only a foreign hand can have put there, as nothing.

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case neo4j.Date:
		return v.String()
	}
	return ""
}

func texts(v any) []string {
	values, _ := v.([]any)
	list := make([]string, 0, len(values))
	for _, value := range values {
		list = append(list, text(value))
	}
	return list
}

func number(v any) int {
	n, _ := v.(int64)
	return int(n)
}

// plain turns a value of the driver into one of Go's own: nil, bool, int64,
// float64, string, []byte, []any or map[string]any. Dates, times and durations
// become ISO 8601 strings; a node becomes a map of element_id, labels and
// properties, a relationship one of element_id, type, start, end and
// properties, a path one of nodes and relationships, a point one of srid, x, y
// and perhaps z.
func plain(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte:
		return v
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	case map[string]any:
		return plainMap(v)
	case neo4j.Node:
		labels := make([]any, len(v.Labels))
		for i, l := range v.Labels {
			labels[i] = l
		}
		return map[string]any{"element_id": v.ElementId, "labels": labels, "properties": plainMap(v.Props)}
	case neo4j.Relationship:
		return map[string]any{"element_id": v.ElementId, "type": v.Type,
			"start": v.StartElementId, "end": v.EndElementId, "properties": plainMap(v.Props)}
	case neo4j.Path:
		nodes, relationships := make([]any, len(v.Nodes)), make([]any, len(v.Relationships))
		for i := range v.Nodes {
			nodes[i] = plain(v.Nodes[i])
		}
		for i := range v.Relationships {
			relationships[i] = plain(v.Relationships[i])
		}
		return map[string]any{"nodes": nodes, "relationships": relationships}
	case neo4j.Point2D:
		return map[string]any{"srid": int64(v.SpatialRefId), "x": v.X, "y": v.Y}
	case neo4j.Point3D:
		return map[string]any{"srid": int64(v.SpatialRefId), "x": v.X, "y": v.Y, "z": v.Z}
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case neo4j.LocalTime:
		return v.Time().Format("15:04:05.999999999")
	case neo4j.OffsetTime:
		return v.Time().Format("15:04:05.999999999Z07:00")
	case neo4j.LocalDateTime:
		return v.Time().Format("2006-01-02T15:04:05.999999999")
	}
	return fmt.Sprint(v) // neo4j.Date and neo4j.Duration print as ISO 8601
}

func plainMap(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for k, v := range m {
		out[k] = plain(v)
	}
	return out
}
