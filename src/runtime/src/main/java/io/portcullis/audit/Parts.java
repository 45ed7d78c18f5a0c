package io.portcullis.audit;

import com.fasterxml.jackson.core.SerializableString;

import io.portcullis.api.Caller.Authentication;
import io.portcullis.audit.Draft.End;
import io.portcullis.event.Door;

/**
 * The parts of records that are kept.
 *
 * @param product by the name of the server and the version of what is ours
 * @param end what a kind of record is, and how it ended
 * @param activity what was done, in a kind of record
 * @param actor by subject and issuer
 * @param endpoint by the name of the member, and the address in it
 * @param spoken by operation and revision
 * @param resource by its name and type
 * @param way by the door, and how the caller was authenticated
 */
record Parts(Part<String, String> product, Part<Kind, End> end, Part<Activity, Kind> activity, Part<String, String> actor,
        Part<Field, String> endpoint, Part<String, String> spoken, Part<String, SerializableString> resource,
        Part<Door, Authentication> way) {

    /** Nothing is kept yet. */
    static Parts begin() {
        return new Parts(new Part<>(Format::product), new Part<>(Format::end), new Part<>(Activity::members),
                new Part<>(Members::actor), new Part<>(Members::from), new Part<>(Members::spoken),
                new Part<>(Members::resources), new Part<>(Records::way));
    }
}
