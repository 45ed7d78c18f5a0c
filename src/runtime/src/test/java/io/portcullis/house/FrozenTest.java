package io.portcullis.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.security.Key;
import java.util.Random;
import java.util.concurrent.Executor;

import javax.crypto.Cipher;
import javax.crypto.Mac;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.portcullis.seal.MacKey;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;

/** A native executable keeps what static fields hold while it is built: every copy of it would have the same secrets. */
class FrozenTest {

    private static final Class<?>[] NEVER_STATIC = { Random.class, Key.class, Cipher.class, Mac.class, Executor.class,
            Thread.class,
            Sealer.class, SealKey.class, MacKey.class };

    @Test
    void noStaticField_holdsASecretOrAThread() {
        JavaClasses house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.portcullis");
        noFields().that().areStatic().should().haveRawType(DescribedPredicate.describe("of a secret or a thread",
                FrozenTest::isNeverStatic)).check(house);
    }

    private static boolean isNeverStatic(JavaClass type) {
        for (Class<?> never : NEVER_STATIC) {
            if (type.isAssignableTo(never)) {
                return true;
            }
        }
        return false;
    }
}
