package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A cluster of real processes, each on a loopback address of its own, with a supervisor that starts again whatever has
 * ended, as systemd or Kubernetes would, unless a test holds it off.
 */
final class ProcessGrid implements AutoCloseable {
    /** A member. */
    record Member(String name, LaunchedProcess process, String server) {}

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Path directory;
    private final String network;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> seeds = new ArrayList<>();
    private final List<Integer> apiPorts = new ArrayList<>();
    private final List<Member> coordinators = new ArrayList<>();
    private final List<Member> nodes = new ArrayList<>();
    private final ApiProbe api = new ApiProbe();

    /**
     * Nothing runs yet.
     *
     * @param directory for logs, and for the store of a single coordinator
     * @param network third number of its addresses, 127.0.N.x, so that grids do not meet
     */
    ProcessGrid(Path directory, int network) {
        this(directory, "127.0." + network + ".");
    }

    /** With the beginning of its addresses, which may be reached from elsewhere. */
    ProcessGrid(Path directory, String network) {
        this.directory = directory;
        this.network = network;
        environment.put("XDG_DATA_HOME", directory.toString());
        environment.put(
                "STAMPEDE_JAVA_OPTS",
                "-Xmx700m -XX:TieredStopAtLevel=1 -Dstampede.coordinator.lease=5s -Dstampede.node.result-resend-interval=1s");
    }

    ProcessGrid with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts so many coordinators and waits until one takes batches. */
    ProcessGrid coordinators(int count) {
        for (int index = 0; index < count; index++) {
            String host = host(index + 1);
            seeds.add(host + ":" + freePort(host));
            apiPorts.add(freePort(host));
        }
        for (int index = 0; index < count; index++) {
            String host = host(index + 1);
            String port = seeds.get(index).substring(host.length() + 1);
            List<String> arguments = new ArrayList<>(List.of("coordinator", "--host", host, "--port", port));
            arguments.addAll(List.of(
                    "--api-host", host, "--api-port", apiPorts.get(index).toString()));
            arguments.addAll(List.of("--insecure", "--seed", String.join(",", seeds)));
            String name = "coordinator-" + index;
            LaunchedProcess process = new LaunchedProcess(directory, name, environment, arguments);
            coordinators.add(new Member(name, process, "http://" + host + ":" + apiPorts.get(index)));
        }
        awaitMembers(count, 0);
        return this;
    }

    /** Starts so many more nodes of one slot each and waits until they are members. */
    ProcessGrid nodes(int count) {
        for (int added = 0; added < count; added++) {
            int index = nodes.size();
            List<String> arguments =
                    List.of("node", "--host", host(100 + index), "--slots", "1", "--seed", String.join(",", seeds));
            String name = "node-" + index;
            nodes.add(new Member(name, new LaunchedProcess(directory, name, environment, arguments), ""));
        }
        awaitMembers(coordinators.size(), nodes.size());
        return this;
    }

    /** Starts a node in another network namespace, at an address of that. */
    ProcessGrid nodeElsewhere(String namespace, String host) {
        int index = nodes.size();
        List<String> arguments = List.of("node", "--host", host, "--slots", "1", "--seed", String.join(",", seeds));
        List<String> prefix = List.of("ip", "netns", "exec", namespace);
        String name = "node-" + index;
        nodes.add(new Member(name, new LaunchedProcess(directory, name, environment, prefix, arguments), ""));
        awaitMembers(coordinators.size(), nodes.size());
        return this;
    }

    /** Starts a node of the next version, from the tests' class path; each of its messages has one component more. */
    ProcessGrid nextVersionNode() {
        int index = nodes.size();
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-Dpekko.actor.serializers.stampede=" + NextVersionSerializer.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.stampede.coordinator.cli.Stampede");
        List<String> arguments =
                List.of("node", "--host", host(100 + index), "--slots", "1", "--seed", String.join(",", seeds));
        String name = "node-" + index;
        nodes.add(new Member(name, new LaunchedProcess(directory, name, environment, java, arguments), ""));
        awaitMembers(coordinators.size(), nodes.size());
        return this;
    }

    List<Member> coordinatorMembers() {
        return coordinators;
    }

    List<Member> nodeMembers() {
        return nodes;
    }

    /** The coordinator that hands out work: the oldest, which has said so in its log last. */
    Member active() {
        return coordinators.stream()
                .filter(member -> member.process().isAlive())
                .filter(member -> lastIsOldest(member.process().err()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no coordinator is the active one"));
    }

    private static boolean lastIsOldest(String log) {
        return log.lastIndexOf("Singleton manager starting singleton actor")
                > log.lastIndexOf("Starting up, Pekko version");
    }

    void awaitMembers(int coordinatorCount, int nodeCount) {
        Awaitility.await("members")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    supervise();
                    Optional<JsonNode> cluster = ask("/cluster");
                    return cluster.isPresent()
                            && countUp(cluster.orElseThrow(), "coordinator") >= coordinatorCount
                            && countUp(cluster.orElseThrow(), "node") >= nodeCount;
                });
    }

    private static int countUp(JsonNode cluster, String role) {
        int count = 0;
        for (JsonNode member : cluster.get("members")) {
            boolean isUp = member.get("status").textValue().equals("Up");
            count += isUp && member.get("roles").toString().contains(role) ? 1 : 0;
        }
        return count;
    }

    /** Starts again what has ended. */
    void supervise() {
        for (List<Member> members : List.of(coordinators, nodes)) {
            for (Member member : members) {
                if (!member.process().isAlive()) {
                    member.process().start();
                }
            }
        }
    }

    /** Submits a specification; the batch's id. */
    String submit(String yaml) {
        List<String> ids = new ArrayList<>();
        Awaitility.await("submission").atMost(Duration.ofMinutes(1)).until(() -> {
            for (Member member : coordinators) {
                Optional<JsonNode> batch =
                        member.process().isAlive() ? api.submit(member.server(), yaml) : Optional.empty();
                if (batch.isPresent()) {
                    return ids.add(batch.orElseThrow().get("id").textValue());
                }
            }
            return false;
        });
        return ids.get(0);
    }

    /** Waits until a batch is as wanted, starting again what ends meanwhile; the batch. */
    JsonNode await(String batchId, Duration timeout, Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        Awaitility.await("batch " + batchId)
                .atMost(timeout)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    supervise();
                    Optional<JsonNode> batch = ask("/batches/" + batchId);
                    assertThat(batch.map(document -> document.get("state").textValue())
                                    .orElse(""))
                            .as(batch.toString())
                            .isNotIn("FAILED", "CANCELLED");
                    batch.filter(wanted).ifPresent(found::add);
                    return !found.isEmpty();
                });
        return found.get(0);
    }

    /** Waits until a batch has stored so many blocks. */
    void awaitStored(String batchId, int blocks) {
        await(batchId, Duration.ofMinutes(2), batch -> batch.get("storedBlocks").intValue() >= blocks);
    }

    /** Waits until a batch has succeeded; the hash of its report. */
    String awaitReport(String batchId, Duration timeout) {
        return await(batchId, timeout, batch -> batch.get("state").textValue().equals("SUCCEEDED"))
                .get("reportSha256")
                .textValue();
    }

    private Optional<JsonNode> ask(String path) {
        return coordinators.stream()
                .filter(member -> member.process().isAlive())
                .map(member -> api.get(member.server(), path))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String host(int last) {
        return network + last;
    }

    private static int freePort(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(member -> member.process().close());
        coordinators.forEach(member -> member.process().close());
    }
}
