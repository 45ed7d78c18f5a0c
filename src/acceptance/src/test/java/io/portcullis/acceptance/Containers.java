package io.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.Command;

/**
 * Runs services of a Compose file where there is no container engine: each gets the networks, volumes, files, environment, user
 * and privileges that the file says, from the kernel, as an engine would do it. Programs of this machine stand in for the
 * images.
 * Bounds of memory and processors are not set. Needs root, on Linux.
 */
final class Containers implements AutoCloseable {

    private final ComposeFile file;
    private final Path folder;
    private final ContainerNetworks networks;
    private final Deque<Container> running = new ArrayDeque<>();

    /** @param folder for volumes, and for what the services write to their streams */
    Containers(ComposeFile file, Path folder) {
        this.file = file;
        this.folder = folder;
        this.networks = new ContainerNetworks(file);
    }

    /** Whether this system lets somebody make networks and users of its own, as for containers. */
    static boolean canBeHad() {
        return System.getProperty("os.name").equals("Linux") && System.getProperty("user.name").equals("root")
                && Command.of(new ProcessBuilder("unshare", "--net", "--pid", "--fork", "true")).status() == 0;
    }

    /** Starts a service and waits until the check of its health is content. */
    Container start(String name, StandIn image) {
        ComposeService service = file.service(name);
        Map<String, String> environment = environment(service, image);
        Process process = process(command(service, image), environment, folder.resolve(name + ".txt"));
        Container container = new Container(service, environment, process);
        running.push(container);
        networks.connect(service, process);
        release(process);
        container.awaitHealthy();
        return container;
    }

    /** The folder of a volume. */
    Path volume(String name) {
        return folder.resolve("volumes").resolve(name);
    }

    /** The address of a service that is reached from this machine. */
    String published(String service) {
        return networks.published(service);
    }

    /** The addresses of a service in all its networks. */
    List<String> addresses(String service) {
        return file.service(service).list("networks").stream().map(network -> address(service, network)).toList();
    }

    String address(String service, String network) {
        return networks.address(service, network);
    }

    @Override
    public void close() {
        running.forEach(Container::stop);
        networks.close();
    }

    private static Process process(List<String> command, Map<String, String> environment, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a process go on that waits until it is connected. */
    private static void release(Process process) {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(ComposeService service, StandIn image) {
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(service.environment());
        environment.put("PATH", System.getProperty("java.home") + "/bin:/opt/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        return environment;
    }

    private List<String> command(ComposeService service, StandIn image) {
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "sh", "-c", "read -r go; exec \"$@\"", "sh",
                StandIn.program("bwrap").toString(), "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--hostname",
                service.name(), "--die-with-parent"));
        command.addAll(files(service, image));
        command.addAll(List.of("--cap-drop", "ALL"));
        for (String needed : List.of("SETUID", "SETGID", "SETPCAP", "CHOWN", "FOWNER", "SYS_ADMIN")) {
            command.addAll(List.of("--cap-add", "CAP_" + needed)); // to become the user, and to make its memory file systems
        }
        command.addAll(List.of("sh", "-c", temporary(service) + "exec \"$@\"", "sh"));
        command.addAll(Container.privileges(service));
        command.addAll(image.entryPoint());
        command.addAll(service.list("command"));
        return command;
    }

    /** An empty root with the programs of this machine, those of the image, and the volumes; then nobody can change it. */
    private List<String> files(ComposeService service, StandIn image) {
        List<String> files = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev"));
        for (String link : List.of("bin", "sbin", "lib", "lib64")) {
            files.addAll(List.of("--symlink", "usr/" + link, "/" + link));
        }
        for (String known : List.of("/etc/ssl", "/etc/alternatives", "/etc/ld.so.cache", "/etc/nsswitch.conf",
                "/etc/java-17-openjdk", System.getProperty("java.home"))) {
            files.addAll(mounted("--ro-bind-try", known, known));
        }
        files.addAll(List.of("--ro-bind", networks.hosts(service, folder).toString(), "/etc/hosts"));
        files.addAll(List.of("--ro-bind", passwd(service).toString(), "/etc/passwd"));
        image.files().forEach((inside, here) -> files.addAll(mounted("--ro-bind", here.toString(), inside)));
        service.list("volumes").forEach(volume -> files.addAll(mount(service, volume.split(":"))));
        service.list("tmpfs").forEach(path -> files.addAll(List.of("--perms", "1777", "--tmpfs", path.split(":")[0])));
        files.addAll(List.of("--remount-ro", "/"));
        return files;
    }

    private List<String> mount(ComposeService service, String[] volume) {
        if (volume[0].startsWith(".")) {
            return mounted("--ro-bind", file.path().resolveSibling(volume[0]).toString(), volume[1]);
        }
        return mounted("--bind", owned(volume(volume[0]), service).toString(), volume[1]);
    }

    /** Every folder above is open to all, which is not what the tool does by itself. */
    private static List<String> mounted(String option, String here, String inside) {
        List<String> words = new ArrayList<>();
        for (int slash = inside.indexOf('/', 1); slash > 0; slash = inside.indexOf('/', slash + 1)) {
            words.addAll(List.of("--dir", inside.substring(0, slash)));
        }
        words.addAll(List.of(option, here, inside));
        return words;
    }

    /** An image gives the folder of a volume to its user. */
    private static Path owned(Path volume, ComposeService service) {
        try {
            Files.createDirectories(volume);
            Files.setAttribute(volume, "unix:uid", service.userId());
            Files.setAttribute(volume, "unix:gid", service.groupId());
            return volume;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path passwd(ComposeService service) {
        try {
            return Files.writeString(folder.resolve(service.name() + ".passwd"),
                    "root:x:0:0::/root:/bin/sh\nservice:x:%d:%d::/:/bin/sh\n".formatted(service.userId(), service.groupId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says about memory file systems, and what an engine adds: nothing in them can be executed. */
    private static String temporary(ComposeService service) {
        StringBuilder script = new StringBuilder("set -e; ");
        for (String each : service.list("tmpfs")) {
            String path = each.split(":")[0];
            for (String option : each.contains(":") ? each.split(":")[1].split(",") : new String[0]) {
                String command = option.startsWith("uid=") ? "chown " : "chmod ";
                script.append(command).append(option.split("=")[1]).append(' ').append(path).append("; ");
            }
            script.append("mount -o remount,noexec,nosuid,nodev ").append(path).append("; ");
        }
        return script.toString();
    }
}
