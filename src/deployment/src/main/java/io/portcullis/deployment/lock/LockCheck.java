package io.portcullis.deployment.lock;

import java.util.List;
import java.util.Optional;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Compares what is built with what was reviewed. */
public final class LockCheck {

    /** Writes the lock anew. */
    public static final String COMMAND = "./mvnw package -DskipTests -Dportcullis.lock.update";

    private LockCheck() {
    }

    /** Leaves a problem when the file cannot be used, or when it holds another surface. */
    public static void compare(LockFile file, Lock now, Problems problems) {
        Optional<Lock> before = file.read();
        List<String> lines = before.isEmpty() ? List.of() : LockDiff.of(before.get(), now);
        if (!lines.isEmpty()) {
            problems.add(Code.PC031, file.path().toString(), "What clients are told, or who may use it, has changed since the "
                    + "lock was written:\n      " + String.join("\n      ", lines),
                    "review the change, then run " + COMMAND + " and commit the file", "undo the change");
        }
    }

    /** Leaves a problem that there is no lock. */
    public static void missing(LockFile file, Problems problems) {
        problems.add(Code.PC033, file.path().toString(), "There is no such file, and portcullis.lock.required is set.",
                "review the report in target/portcullis, then run " + COMMAND + " and commit the file");
    }
}
