#!/usr/bin/env bash
# Makes the keys and certificates of the fixtures anew, in the folder of this script. They are test keys: they are public,
# and nothing real may ever trust them. Validity is fixed, so that fixtures do not expire with the machine's clock.
# FIXTURE_BUILDER names the program that makes the keys of the national suites, which need the GOST engine.
set -euo pipefail
cd "$(dirname "$0")"
rm -f ./*.pem
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index.txt"
echo 01 > "$work/serial"
cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = fixture
[fixture]
dir = $work
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
unique_subject = no
policy = any
[any]
countryName = optional
organizationName = optional
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1
subjectKeyIdentifier = hash
[client]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
CNF

generate_key() { # NAME ALGORITHM
    case $2 in
        p256) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key.pem" ;;
        p384) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out "$1.key.pem" ;;
        rsa2048) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key.pem" ;;
        ed25519) openssl genpkey -algorithm ED25519 -out "$1.key.pem" ;;
    esac
}

make_authority() { # NAME SUBJECT
    generate_key "$1" p256
    openssl req -new -key "$1.key.pem" -subj "$2" -config "$work/ca.cnf" -out "$work/$1.csr"
    openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -extensions authority -keyfile "$1.key.pem" \
        -in "$work/$1.csr" -out "$1.pem" -startdate 20240101000000Z -enddate 20440101000000Z 2>/dev/null
}

make_certificate() { # NAME ALGORITHM USE AUTHORITY SUBJECT [START END]
    generate_key "$1" "$2"
    openssl req -new -key "$1.key.pem" -subj "$5" -config "$work/ca.cnf" -out "$work/$1.csr"
    openssl ca -batch -notext -config "$work/ca.cnf" -extensions "$3" -cert "$4.pem" -keyfile "$4.key.pem" \
        -in "$work/$1.csr" -out "$1.pem" \
        -startdate "${6:-20240101000000Z}" -enddate "${7:-20440101000000Z}" 2>/dev/null
}

make_authority signing-authority "/O=Fixture Signing Authority/CN=Fixture Signing Authority"
make_certificate kz-signer p384 signer signing-authority "/C=KZ/O=Fixture Central Bank KZ/CN=KZ settlement signer"
make_certificate xa-signer p256 signer signing-authority "/O=Fixture Central Bank XA/CN=XA payment signer"
make_certificate xb-signer rsa2048 signer signing-authority "/O=Fixture Central Bank XB/CN=XB payment signer"
make_certificate xc-signer ed25519 signer signing-authority "/O=Fixture Central Bank XC/CN=XC payment signer"
make_certificate xd-signer rsa2048 signer signing-authority "/O=Fixture Central Bank XD/CN=XD payment signer"
make_certificate xe-signer p256 signer signing-authority "/O=Fixture Central Bank XE/CN=XE payment signer"
make_certificate xa-status-signer p256 signer signing-authority "/O=Fixture Central Bank XA/CN=XA status signer"
make_certificate xa-expired-signer p256 signer signing-authority "/O=Fixture Central Bank XA/CN=XA old signer" \
    20200101000000Z 20210101000000Z
make_certificate xa-future-signer p256 signer signing-authority "/O=Fixture Central Bank XA/CN=XA next signer" \
    20430101000000Z 20440101000000Z
make_certificate stranger-signer p256 signer signing-authority "/O=Fixture Stranger/CN=Stranger"
make_certificate xa-revoked-signer p256 signer signing-authority "/O=Fixture Central Bank XA/CN=XA stolen signer"
authority=(-config "$work/ca.cnf" -cert signing-authority.pem -keyfile signing-authority.key.pem)
openssl ca "${authority[@]}" -revoke xa-revoked-signer.pem -crl_reason keyCompromise 2>/dev/null
openssl ca "${authority[@]}" -gencrl -crl_lastupdate 20240101000000Z -crl_nextupdate 20440101000000Z \
    -out signing-authority.crl.pem 2>/dev/null

"${FIXTURE_BUILDER:-../../.build/debug/FixtureBuilder}" keys .

make_authority channel-authority "/O=Fixture Channel Authority/CN=Fixture Channel Authority"
make_certificate server p256 server channel-authority "/O=Fixture Central Bank KZ/CN=localhost"
for partner in xa xb xc xd xe xf; do
    make_certificate "$partner-channel" p256 client channel-authority "/O=Fixture Central Bank ${partner^^}/CN=$partner channel"
done
make_certificate operator-channel p256 client channel-authority "/O=Fixture Central Bank KZ/CN=operator"
make_certificate stranger-channel p256 client channel-authority "/O=Fixture Stranger/CN=stranger"

make_authority foreign-authority "/O=Foreign Authority/CN=Foreign Authority"
make_certificate foreign-channel p256 client foreign-authority "/O=Foreign/CN=foreign channel"
rm -f foreign-authority.key.pem
