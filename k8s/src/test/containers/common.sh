# What the scripts beside this one have in common: containers in a storage of their own, which goes with the script that
# reads this, so that nobody else's are seen or touched; checks, one line each; the image, built if no tar is given.
# shellcheck shell=sh

root=$(cd -- "$(dirname -- "$0")/../../../.." && pwd -P) || exit 1
failures=0

skip() {
    printf 'skipped: %s\n' "$*"
    exit 0
}

give_up() {
    printf 'FAILED   %s\n' "$*"
    exit 1
}

# check NAME COMMAND…: runs it, and says whether it succeeded.
check() {
    name=$1
    shift
    if "$@" >"$work/check.log" 2>&1; then
        printf 'ok       %s\n' "$name"
    else
        printf 'FAILED   %s\n' "$name"
        sed 's/^/         /' "$work/check.log" | tail -n 20
        failures=$((failures + 1))
    fi
}

# Hundredths of a second since the machine started. (date tells no fractions everywhere.)
now() {
    read -r uptime _ </proc/uptime
    printf '%s\n' "${uptime%.*}${uptime#*.}"
}

seconds() {
    printf '%d.%02d\n' $(($1 / 100)) $(($1 % 100))
}

in_storage() {
    podman --root "$work/storage" --runroot "$work/run" --tmpdir "$work/tmp" --cgroup-manager cgroupfs "$@"
}

# As strict as Kubernetes' restricted pods are, and stricter: nothing may be written but what is mounted to be written.
contain() {
    in_storage run --read-only --read-only-tmpfs=false --tmpfs /tmp:rw,mode=1777 --cap-drop=all \
        --security-opt no-new-privileges --user 10001:10001 "$@"
}

end() {
    trap - EXIT HUP INT TERM
    in_storage rm --all --force --time 5 >/dev/null 2>&1
    in_storage rmi --all --force >/dev/null 2>&1
    rm -rf -- "$work"
}

[ "$(uname -s)" = Linux ] || skip "containers share the kernel of a Linux machine, and this is $(uname -s)"
command -v podman >/dev/null 2>&1 || skip "no podman (Debian: apt-get install --no-install-recommends podman runc)"
command -v curl >/dev/null 2>&1 || skip "no curl, to ask a member whether it is ready"
[ "$(id -u)" = 0 ] || skip "not root, whose containers need no setting up"

tar=${tar-}
if [ -z "$tar" ]; then
    tar=$root/k8s/target/jib-image.tar
    rm -f -- "$tar"
    printf 'building %s\n' "$tar"
    build_log=$(cd -- "$root" && ./mvnw -B -Pimage -DskipTests -pl k8s -am package 2>&1) || {
        printf '%s\n' "$build_log" | tail -n 30
        give_up "the image could not be built"
    }
    [ -f "$tar" ] || skip "no image on this machine: $(printf '%s\n' "$build_log" | sed -n 's/^image: skipped: //p')"
fi
[ -f "$tar" ] || give_up "no such file: $tar"

work=$(mktemp -d "${TMPDIR:-/tmp}/stampede-containers-XXXXXX") || exit 1
trap end EXIT
trap 'end; exit 3' HUP INT TERM
# Podman's own limits are higher than some machines may give away.
cat >"$work/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=8192:8192"]
[engine]
runtime = "$(command -v runc >/dev/null 2>&1 && echo runc || echo crun)"
events_logger = "none"
CONF
CONTAINERS_CONF=$work/containers.conf
export CONTAINERS_CONF

loaded=$(in_storage load --quiet --input "$tar" 2>&1) || give_up "podman cannot load $tar: $loaded"
image=${loaded##*: }

# The hash of the report on standard input.
sha() {
    sed -n '/^{/,$ s/.*"sha256" *: *"\([0-9a-f]\{64\}\)".*/\1/p; s/.*, sha256 \([0-9a-f]\{64\}\)$/\1/p' | head -n 1
}
same() {
    [ "$1" = "$2" ] || {
        echo "here $1"
        echo "there $2"
        cat "$work/there.log"
        return 1
    }
}

# test_classes: compiles what the scripts use of the tests; sets java, and classes, a class path.
test_classes() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    class_path=$root/k8s/target/test.classpath
    (cd -- "$root" && ./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$class_path" \
        -Dmdep.includeScope=test -pl k8s -am) >"$work/compile.log" 2>&1 || give_up "$(tail -n 20 "$work/compile.log")"
    classes=$root/k8s/target/test-classes:$(cat "$class_path")
}

# all_passed: the last line, and the exit code.
all_passed() {
    if [ "$failures" -gt 0 ]; then
        printf '%s of the checks failed\n' "$failures"
        exit 1
    fi
    printf 'all checks passed\n'
}
