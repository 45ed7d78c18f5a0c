package io.portcullis.acceptance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassObjectReference;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Method;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;

import io.portcullis.rig.Pause;

/**
 * Watches, as a debugger, which classes a process of the JVM looks up by name or looks into by reflection. What a native
 * executable
 * does differently is left out: lambdas, generic signatures, constants of enums, proxies, annotations, and what runs while it
 * is built.
 */
final class ReflectionTrace implements Runnable {

    /** Where the JDK goes through for each way of looking into a class; the first argument or the class itself says which. */
    private static final Map<String, List<String>> WAYS = Map.of("java.lang.Class",
            List.of("forName", "privateGetDeclaredMethods", "privateGetDeclaredFields", "privateGetDeclaredConstructors",
                    "getRecordComponents"),
            "java.lang.invoke.MethodHandles$Lookup", List.of("findClass"));

    private static final Pattern LEFT_OUT = Pattern.compile("InnerClassLambdaMetafactory|sun\\.reflect\\.(generics|annotation)"
            + "|getEnumConstantsShared|java\\.lang\\.Enum\\.valueOf|Proxy\\$ProxyBuilder|\\$Proxy\\d+\\.<clinit>"
            + "|_Bean\\.<init>|\\.deploy(_\\d+)?\\b|ResteasyReactive\\w*Recorder");
    private static final int FRAMES = 12;
    private static final int ATTEMPTS = 100;

    private final Pattern wanted;
    private final VirtualMachine machine;
    private final Map<String, String> reached = new ConcurrentSkipListMap<>();

    private ReflectionTrace(Pattern wanted, VirtualMachine machine) {
        this.wanted = wanted;
        this.machine = machine;
    }

    /**
     * Begins, and lets the process go.
     *
     * @param port where a process that was started with {@code suspend=y} waits for its debugger
     * @param wanted the names of the classes to tell of
     */
    static ReflectionTrace begin(int port, Pattern wanted) throws Exception {
        ReflectionTrace trace = new ReflectionTrace(wanted, attach(port));
        trace.watch();
        Thread thread = new Thread(trace, "reflection-trace");
        thread.setDaemon(true);
        thread.start();
        return trace;
    }

    /** The classes so far, and who was the first to reach them. */
    Map<String, String> reached() {
        return new TreeMap<>(reached);
    }

    @Override
    public void run() {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof BreakpointEvent stop) {
                        note(stop);
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            return; // it has ended
        } catch (InterruptedException | IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(candidate -> candidate.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        Map<String, Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return attach(connector, arguments, ATTEMPTS);
    }

    private static VirtualMachine attach(AttachingConnector connector, Map<String, Argument> arguments, int attempts)
            throws IOException, IllegalConnectorArgumentsException {
        try {
            return connector.attach(arguments);
        } catch (IOException e) {
            if (attempts == 0) {
                throw e;
            }
            Pause.brief(); // the process is still starting
            return attach(connector, arguments, attempts - 1);
        }
    }

    private void watch() {
        WAYS.forEach((type, methods) -> machine.classesByName(type).stream().flatMap(known -> known.methods().stream())
                .filter(method -> methods.contains(method.name()) && !method.isNative()).forEach(this::watch));
    }

    private void watch(Method method) {
        BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(method.location());
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
    }

    private void note(BreakpointEvent stop) throws IncompatibleThreadStateException {
        StackFrame frame = stop.thread().frame(0);
        String name = Set.of("forName", "findClass").contains(stop.location().method().name())
                ? frame.getArgumentValues().get(0) instanceof StringReference text ? text.value() : ""
                : ((ClassObjectReference) frame.thisObject()).reflectedType().name();
        if (!wanted.matcher(name).find() || name.contains("$$Lambda") || reached.containsKey(name)) {
            return;
        }
        List<StackFrame> frames = stop.thread().frames(0, Math.min(FRAMES, stop.thread().frameCount()));
        String by = String.join(" < ", frames.stream().map(StackFrame::location)
                .map(place -> place.declaringType().name() + "." + place.method().name()).toList());
        if (!LEFT_OUT.matcher(by).find()) {
            reached.put(name, by);
        }
    }
}
