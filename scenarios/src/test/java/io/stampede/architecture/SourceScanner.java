package io.stampede.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads Java sources with the compiler's own parser and finds what breaks a {@link SourceRule}. */
final class SourceScanner {
    /** In pieces, so that it does not find itself. */
    private static final Pattern TASK = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!.*#\\d)");

    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl)");

    private final Path root;
    private final List<SourceFinding> findings = new ArrayList<>();

    private SourceScanner(Path root) {
        this.root = root;
    }

    /**
     * All findings in the Java files below some directories.
     *
     * @param root of the repository: paths are given from here
     */
    static List<SourceFinding> scan(Path root, List<Path> directories) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path directory : directories) {
            try (Stream<Path> paths = Files.walk(directory)) {
                paths.filter(path -> path.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        SourceScanner scanner = new SourceScanner(root);
        for (Path file : files) {
            scanner.readLines(file);
        }
        scanner.parse(files);
        scanner.lookForPackageInfo(files);
        return scanner.findings;
    }

    private void readLines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String name = file.getFileName().toString();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            int length = line.codePointCount(0, line.length());
            // An import cannot be broken; an exact message that a test expects should not be.
            boolean message = !isMain(file) && line.indexOf('"') >= 0;
            boolean breakable = !line.startsWith("import ") && !line.startsWith("package ") && !message;
            if (breakable && length > SourceRule.LINE_LENGTH.limit()) {
                add(SourceRule.LINE_LENGTH, file, index + 1, name, length);
            }
            if (line.indexOf('\t') >= 0) {
                add(SourceRule.TAB, file, index + 1, name, 0);
            }
            if (TASK.matcher(line).find()) {
                add(SourceRule.TASK_WITHOUT_ISSUE, file, index + 1, name, 0);
            }
        }
        if (lines.size() > SourceRule.FILE_LINES.limit()) {
            add(SourceRule.FILE_LINES, file, 1, name, lines.size());
        }
    }

    private void parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager fileManager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    fileManager,
                    null,
                    List.of("-proc:none"),
                    null,
                    fileManager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Measurer(trees, unit).scan(unit, null);
            }
        }
    }

    private void lookForPackageInfo(List<Path> files) {
        Set<Path> packages = new TreeSet<>();
        for (Path file : files) {
            if (isMain(file)) {
                packages.add(file.getParent());
            }
        }
        for (Path directory : packages) {
            Path packageInfo = directory.resolve("package-info.java");
            if (!isNullMarked(packageInfo)) {
                add(
                        SourceRule.MISSING_PACKAGE_INFO,
                        packageInfo,
                        1,
                        directory.getFileName().toString(),
                        0);
            }
        }
    }

    private static boolean isNullMarked(Path packageInfo) {
        try {
            return Files.exists(packageInfo) && Files.readString(packageInfo).contains("@NullMarked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(SourceRule rule, Path file, long line, String subject, int size) {
        findings.add(new SourceFinding(rule, relative(file), (int) line, subject, size));
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private boolean isMain(Path file) {
        return ("/" + relative(file)).contains("/src/main/");
    }

    /** Measures the types and methods of one file. */
    private final class Measurer extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final LineMap lines;
        private final Path file;

        Measurer(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.positions = trees.getSourcePositions();
            this.unit = unit;
            this.lines = unit.getLineMap();
            this.file = Path.of(unit.getSourceFile().toUri());
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            String name = type.getSimpleName().toString();
            if (EMPTY_NAME.matcher(name).matches()) {
                add(SourceRule.TYPE_NAME, file, line(type), name, 0);
            }
            if (isMain(file) && isPublic(type.getModifiers(), getCurrentPath()) && undocumented()) {
                add(SourceRule.MISSING_JAVADOC, file, line(type), name, 0);
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            String name = method.getName().toString();
            int size = (int) (lines.getLineNumber(positions.getEndPosition(unit, method)) - line(method) + 1);
            if (size > SourceRule.METHOD_LINES.limit()) {
                add(SourceRule.METHOD_LINES, file, line(method), name, size);
            }
            int parameters = method.getParameters().size();
            // A record names its components where they are read.
            boolean ofRecord = name.equals("<init>")
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            if (!ofRecord && parameters > SourceRule.PARAMETERS.limit()) {
                add(SourceRule.PARAMETERS, file, line(method), name, parameters);
            }
            boolean explained = has(method.getModifiers(), "Override") || name.equals("<init>");
            if (isMain(file) && !explained && isPublic(method.getModifiers(), getCurrentPath()) && undocumented()) {
                add(SourceRule.MISSING_JAVADOC, file, line(method), name, 0);
            }
            return super.visitMethod(method, null);
        }

        private long line(Tree tree) {
            return lines.getLineNumber(positions.getStartPosition(unit, tree));
        }

        private boolean undocumented() {
            String comment = trees.getDocComment(getCurrentPath());
            return comment == null || comment.isBlank();
        }

        /** Public, and in a type that is public itself; what an interface declares is public without saying so. */
        private static boolean isPublic(ModifiersTree modifiers, TreePath path) {
            TreePath parent = path.getParentPath();
            boolean nested = parent.getLeaf() instanceof ClassTree;
            boolean open = modifiers.getFlags().contains(Modifier.PUBLIC)
                    || nested && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            if (!open || !nested) {
                return open && parent.getLeaf() instanceof CompilationUnitTree;
            }
            return isPublic(((ClassTree) parent.getLeaf()).getModifiers(), parent);
        }

        private static boolean has(ModifiersTree modifiers, String annotation) {
            return modifiers.getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().equals(annotation));
        }
    }
}
