# A static binary on nothing, run by nobody:
#   docker build --build-arg VERSION=v0.1.0 -t healthlint . && docker run --rm -v "$PWD:/copy:ro" healthlint check
FROM golang:1.26-alpine AS build
ARG VERSION=
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w -X main.version=$VERSION" -o /healthlint ./cmd/healthlint

FROM scratch
COPY --from=build /healthlint /healthlint
COPY LICENSE NOTICE /
USER 65534:65534
ENV HEALTHLINT_CACHE=off
WORKDIR /copy
ENTRYPOINT ["/healthlint"]
CMD ["check"]
