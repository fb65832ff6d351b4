# The native executable, built beforehand, on the image that Quarkus makes for native executables.
#
#   build: ./mvnw package -Dnative -Dquarkus.native.container-build=true
#          docker build -f deploy/native.Dockerfile -t workbin-notifications:native .
#   run:   docker run --rm -p 8080:8080 workbin-notifications:native
#          what stands after the image's name goes to the service.
#
# The executable is linked against glibc: one that was built without a container must come from a
# system whose glibc is no newer than that of UBI 9 (2.34), or it will not start here.
FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0

WORKDIR /work

# Root owns the executable, so that the service cannot change its own code.
COPY --chmod=0755 target/*-runner application

ENV QUARKUS_HTTP_HOST=0.0.0.0

EXPOSE 8080

# By number, so that an orchestrator can see without a passwd file that it isn't root.
USER 1001

# The micro image has neither curl nor wget. The check needs only bash and what is built into it:
# /dev/tcp, printf and read. That bash is there follows from ubi9-micro, which the micro image adds
# three libraries to: its shell is bash, and Keycloak's documentation gives the same kind of check
# for an image that is made from ubi9-micro too. HTTP/1.0, so that the service closes the connection
# and the check leaves none behind. Readiness, not liveness: Docker has one check only, and what
# waits for it (service_healthy) wants to send requests.
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}\" && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["./application"]
