#!/bin/sh
# Writes a file .env, readable by its owner alone, with every secret that docker-compose.yml asks for. An existing file stays as it is:
# the databases keep the passwords of their first start, and an audit trail needs its keys.
set -euC
umask 077
command -v openssl > /dev/null || { echo 'openssl is needed' >&2; exit 1; }

password() {
    openssl rand -hex 24
}

key() {
    printf 'k1:%s' "$(openssl rand -base64 32)"
}

{
    echo "POSTGRES_PASSWORD=$(password)"
    echo "CUSTOMERS_DATABASE_PASSWORD=$(password)"
    echo "KEYCLOAK_DATABASE_PASSWORD=$(password)"
    echo "KEYCLOAK_ADMIN_PASSWORD=$(password)"
    echo "FIRST_USER_PASSWORD=$(password)"
    echo "VALKEY_PASSWORD=$(password)"
    echo "GRAFANA_ADMIN_PASSWORD=$(password)"
    echo "SEAL_KEYS=$(key)"
    echo "AUDIT_KEYS=$(key)"
} > .env
