package io.stampede.k8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The image is told of in three places, the launcher, Jib's configuration and the Dockerfile, which say the same. */
class ImageTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path DOCKERFILE = MODULE.resolve("image/Dockerfile");
    private static final String MAIN_CLASS = "io.stampede.coordinator.cli.Stampede";

    @Test
    void jibAndDockerfileStartTheSameProgram() throws Exception {
        List<String> options = options(texts(jib(), "entrypoint"), "-cp");

        assertThat(options).isEqualTo(options(dockerEntrypoint(), "-cp"));
        assertThat(dockerEntrypoint()).endsWith(MAIN_CLASS);
        assertThat(texts(jib(), "mainClass")).containsExactly(MAIN_CLASS);
    }

    @Test
    void launcherStartsTheSameProgramWithTheSameOptions() throws Exception {
        String launcher = Files.readString(MODULE.resolve("../stampede"));
        List<String> image = texts(jib(), "entrypoint");
        List<String> flags = Files.readAllLines(MODULE.resolve("image/app/jvm-flags"));

        assertThat(launcher).contains(MAIN_CLASS).contains("-XX:+UseParallelGC");
        assertThat(flags).contains("+UseParallelGC", "+ExitOnOutOfMemoryError");
        for (String option : List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:all=warning:stderr")) {
            assertThat(launcher).contains(option);
            assertThat(image).contains(option);
        }
    }

    @Test
    void jibAndDockerfileDescribeTheSameImage() throws Exception {
        String dockerfile = dockerfile();
        Element container = child(jib(), "container");

        assertThat(settings(dockerfile, "ENV")).isEqualTo(values(child(container, "environment")));
        assertThat(instruction(dockerfile, "USER"))
                .isEqualTo(child(container, "user").getTextContent());
        assertThat(instruction(dockerfile, "EXPOSE")).isEqualTo(String.join(" ", texts(container, "ports")));
        assertThat(settings(dockerfile, "LABEL"))
                .containsEntry("org.opencontainers.image.version", version())
                .hasSizeGreaterThan(4)
                .satisfies(labels -> assertThat(values(child(container, "labels")))
                        .containsKeys(labels.keySet().toArray(String[]::new)));
    }

    @Test
    void whereTheImageCannotBeMadeTheBuildIsToldSoAndGoesOn(@TempDir Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.name=Mac OS X",
                        MODULE.resolve("src/image/java/ImageRoot.java").toString(),
                        directory.toString(),
                        "none.jar")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).hasLineCount(1).contains("image: skipped: ").contains("not Mac OS X");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve("image.properties"))) {
            properties.load(reader);
        }
        assertThat(properties).containsEntry("jib.skip", "true");
    }

    /** The configuration that both ways to build by Jib have in common. */
    private static Element jib() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(MODULE.resolve("pom.xml").toFile());
        NodeList artifacts = pom.getElementsByTagName("artifactId");
        for (int index = 0; index < artifacts.getLength(); index++) {
            if (artifacts.item(index).getTextContent().equals("jib-maven-plugin")) {
                return child((Element) artifacts.item(index).getParentNode(), "configuration");
            }
        }
        throw new AssertionError("no jib-maven-plugin");
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return (Element) node;
            }
        }
        throw new AssertionError("no " + name + " in " + parent.getNodeName());
    }

    /** The texts in the element of a name, wherever it is. */
    private static List<String> texts(Element parent, String name) {
        List<String> texts = new ArrayList<>();
        NodeList all = ((Element) parent.getElementsByTagName(name).item(0)).getElementsByTagName("*");
        for (int index = 0; index < all.getLength(); index++) {
            texts.add(all.item(index).getTextContent());
        }
        return texts.isEmpty()
                ? List.of(parent.getElementsByTagName(name).item(0).getTextContent())
                : texts;
    }

    private static Map<String, String> values(Element parent) {
        Map<String, String> values = new TreeMap<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                values.put(element.getTagName(), element.getTextContent());
            }
        }
        return values;
    }

    /** What stands between the program and the class path. */
    private static List<String> options(List<String> entrypoint, String end) {
        return entrypoint.subList(1, entrypoint.indexOf(end));
    }

    /** Its lines without comments, each instruction on one. */
    private static String dockerfile() throws IOException {
        return Files.readString(DOCKERFILE).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
    }

    private static String instruction(String dockerfile, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + " (.*)$").matcher(dockerfile);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static List<String> dockerEntrypoint() throws IOException {
        return quoted(instruction(dockerfile(), "ENTRYPOINT"));
    }

    private static List<String> quoted(String text) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Map<String, String> settings(String dockerfile, String name) {
        Map<String, String> settings = new TreeMap<>();
        Pattern.compile("([\\w.]+)=(\"[^\"]*\"|\\S+)")
                .matcher(instruction(dockerfile, name))
                .results()
                .forEach(match -> settings.put(match.group(1), match.group(2).replace("\"", "")));
        return settings;
    }

    private static String version() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(MODULE.resolve("../pom.xml").toFile());
        return child(pom.getDocumentElement(), "version").getTextContent();
    }
}
