package graph_test

import (
	"testing"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/graph/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) graph.Store { return graph.NewMemory() })
}
