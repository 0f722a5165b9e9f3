# graphload as one static program and nothing else but the certificates that
# encrypted connections to Neo4j are checked against.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/graphload ./cmd/graphload
# The home folder takes what graphload keeps: settings, state, failure files.
RUN mkdir -p /out/home

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/graphload /graphload
COPY --from=build --chown=65532:65532 /out/home /home/graphload
ENV HOME=/home/graphload
WORKDIR /home/graphload
USER 65532:65532
ENTRYPOINT ["/graphload"]
