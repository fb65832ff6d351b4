# A native executable that is already built, on the Quarkus image for native executables.
#
#   build: ./mvnw package -Dnative -Dquarkus.native.container-build=true
#          docker build -f deploy/native.Dockerfile -t workbin-notifications:native .
#   run:   docker run --rm -p 8080:8080 workbin-notifications:native
#          Arguments after the image name go to the service.
#
# The executable is linked against glibc: built without a container, it must come from a system with
# glibc 2.34 (UBI 9) or older, or it does not start.
FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0

WORKDIR /work

# Root owns the executable, so that the service cannot change its own code.
COPY --chmod=0755 target/*-runner application

ENV QUARKUS_HTTP_HOST=0.0.0.0

EXPOSE 8080

# A numeric id, so that Kubernetes can verify that it is not root.
USER 1001

# The micro image has neither curl nor wget, so the check uses bash with /dev/tcp, printf and read. The
# image is based on ubi9-micro, whose shell is bash. With HTTP/1.0 the service closes the connection.
# Readiness, not liveness: Docker has a single check, and services that wait for it (service_healthy)
# send requests afterwards.
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}\" && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["./application", "-XX:+ExitOnOutOfMemoryError"]
