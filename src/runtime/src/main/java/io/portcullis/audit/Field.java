package io.portcullis.audit;

import com.fasterxml.jackson.core.SerializableString;

/** The names that members of records have, in small letters. */
enum Field {
    ACTIVITY_ID,
    ACTIVITY_NAME,
    ACTOR,
    API,
    APP,
    ARGUMENTS,
    ARGUMENTS_DIGEST,
    AUTHENTICATION,
    AUTH_PROTOCOL,
    AUTH_PROTOCOL_ID,
    CATEGORY_UID,
    CLASS_UID,
    COMMENT,
    CORRELATION_UID,
    COUNT,
    DATA,
    DOOR,
    DURATION,
    END_TIME,
    ENTITY,
    EVENT_CODE,
    IDP,
    IP,
    LOG_VERSION,
    METADATA,
    NAME,
    OPERATION,
    PREVIOUS_MAC,
    PREVIOUS_SEQUENCE,
    PRODUCT,
    REQUEST,
    RESOURCES,
    SEQUENCE,
    SERVICE,
    SET_ASIDE,
    SEVERITY_ID,
    SRC_ENDPOINT,
    START_TIME,
    STATUS,
    STATUS_CODE,
    STATUS_DETAIL,
    STATUS_ID,
    TIME,
    TIME_DT,
    TORN_BYTES,
    TORN_SHA256,
    TRACE,
    TYPE,
    TYPE_UID,
    UID,
    UNMAPPED,
    USER,
    VERSION;

    private final SerializableString text = Word.of(this);

    /** As it stands in a record. */
    SerializableString text() {
        return text;
    }
}
