#!/usr/bin/env bash
# Checks an evidence file of `gateway evidence` without the gateway: with sha256sum, openssl, xmlsec1 and xmllint, and
# where xmlsec1 does not know the form (in header or document) or the suite (Ed25519, RSA-PSS), with Python's standard
# library.
#
#     docs/verify-evidence.sh EVIDENCE.xml ANCHORS.pem
#
# ANCHORS.pem holds the authorities (or self-signed signers' certificates) that you believe, those of time stamps too.
# Ends with 0 when every signature is proved, 1 when something is wrong, 3 when a suite is not for these tools.
set -euo pipefail
[ $# = 2 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; }
evidence=$1 anchors=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
namespace=urn:settlement-gateway:evidence:1
fail() { echo "BAD  $*"; exit 1; }
select_text() { xmllint --huge --xpath "string($1)" "$evidence"; }

# 1. Everything in the file has the digest that stands beside it.
place="/*[local-name()='SettlementEvidence' and namespace-uri()='$namespace']"
[ "$(select_text "count($place)")" = 1 ] || fail "no evidence file"
# The record is text, everything else Base64.
take() {
    if [ "$3" = text ]; then select_text "$1" | head -c -1 >"$2"; else select_text "$1" | base64 -d >"$2"; fi
    [ "$(sha256sum <"$2" | cut -d' ' -f1)" = "$(select_text "$1/@sha256")" ] || fail "the digest of $2 differs"
}
message=$work/message.xml
if [ "$(select_text "count($place/*[local-name()='CoSignedMessage'])")" = 1 ]; then
    take "$place/*[local-name()='CoSignedMessage']" "$message" base64
else
    take "$place/*[local-name()='ReceivedMessage']" "$message" base64
fi
take "$place/*[local-name()='Record']" "$work/record.json" text
count=$(select_text "count($place/*[local-name()='Object'])")
for ((i = 1; i <= count; i++)); do
    object="$place/*[local-name()='Object'][$i]"
    kind=$(select_text "$object/@kind")
    take "$object" "$work/$i.$kind.der" base64
    case $kind in
    certificate) openssl x509 -inform DER -in "$work/$i.$kind.der" -out "$work/$i.certificate.pem" ;;
    list) openssl crl -inform DER -in "$work/$i.$kind.der" -out "$work/$i.list.pem" ;;
    esac
done
cat "$work"/*.certificate.pem >"$work/all.pem"
cat "$work"/*.list.pem >"$work/lists.pem" 2>/dev/null || true
echo "good digests of $((count + 2)) parts"
at=$(($(grep -o '"verifiedAtMilliseconds":[0-9]*' "$work/record.json" | tail -1 | cut -d: -f2) / 1000))

# 2. A signer's certificate: found by the key identifier in the signature, led to an anchor, not revoked at the time.
signer() {
    local wanted found
    wanted=$(printf %s "$1" | base64 -d | od -An -tx1 | tr -d ' \n' | tr a-f A-F)
    for certificate in "$work"/*.certificate.pem; do
        found=$(openssl x509 -in "$certificate" -noout -ext subjectKeyIdentifier | tail -1 | tr -d ' :')
        [ "$found" != "$wanted" ] || { echo "$certificate"; return; }
    done
    return 1
}
check_certificate() {
    local issuer revocation="no list or answer on record" options=()
    openssl verify -partial_chain -attime "$at" -CAfile "$anchors" -untrusted "$work/all.pem" "$1" >/dev/null ||
        fail "no chain of $1 to the anchors"
    issuer=$(openssl x509 -in "$1" -noout -issuer_hash)
    for list in "$work"/*.list.pem; do
        [ -e "$list" ] && [ "$(openssl crl -in "$list" -noout -hash)" = "$issuer" ] || continue
        openssl verify -partial_chain -attime "$at" -CAfile "$anchors" -untrusted "$work/all.pem" \
            -CRLfile "$work/lists.pem" -crl_check "$1" >/dev/null || fail "revoked, or the list does not hold: $1"
        revocation="good by list"
    done
    for answer in "$work"/*.answer.der; do
        [ -e "$answer" ] || continue
        for authority in "$work"/*.certificate.pem; do
            [ "$(openssl x509 -in "$authority" -noout -subject_hash)" = "$issuer" ] || continue
            # A responder may have been heard long ago: the answer's own times are compared by the gateway.
            options=(-respin "$answer" -issuer "$authority" -cert "$1" -no_nonce -partial_chain -attime "$at")
            openssl ocsp "${options[@]}" -CAfile "$anchors" -verify_other "$work/all.pem" >"$work/ocsp" 2>&1 || true
            grep -q "Response verify OK" "$work/ocsp" || continue
            grep -q "^$1: good" "$work/ocsp" && revocation="good by responder"
            ! grep -q "^$1: revoked" "$work/ocsp" || fail "revoked: $1"
        done
    done
    echo "good certificate $(openssl x509 -in "$1" -noout -subject), revocation: $revocation"
}

# 3. Every signature of the message. This one finds them, and checks those that xmlsec1 cannot.
cat >"$work/signature.py" <<'PYTHON'
import base64, hashlib, re, subprocess, sys
import xml.etree.ElementTree as ET
mode, file = sys.argv[1:3]
text = ET.canonicalize(from_file=file)
DS = 'http://www.w3.org/2000/09/xmldsig#'
def cut(text, tag, attributes=''):
    found = re.search(r'<((?:[\w.-]+:)?)%s((?: [^<>]*)?%s[^<>]*)>.*?</\1%s>' % (tag, attributes, tag), text, re.S)
    return found.group(0) if found else None
def alone(element, outer):
    """The element's own canonical form: a namespace that its parents declare is declared on it."""
    name = re.match(r'<(?:([\w.-]+):)?', element).group(1)
    declaration = ' xmlns' + (':' + name if name else '') + '="'
    if declaration in element.split('>', 1)[0]: return element
    uri = re.search(re.escape(declaration) + '([^"]*)"', outer[:outer.index(element)][::1].rsplit('</', 0)[0]).group(1)
    return re.sub(r'^(<[^\s>]+)', r'\1%s%s"' % (declaration, uri), element)
def stated(signature):
    """xades:SignedProperties alone: what it has in the other namespace declares that on each of its elements."""
    properties = cut(signature, 'SignedProperties')
    own = re.match(r'<([\w.-]+):', properties).group(1)
    others = set(re.findall(r'<([\w.-]+):', properties)) - {own}
    properties = alone(properties, signature)
    for prefix in others:
        uri = re.search(' xmlns:%s="([^"]*)"' % prefix, signature).group(1)
        properties = re.sub(r'<(%s:[\w.-]+)' % prefix, r'<\1 xmlns:%s="%s"' % (prefix, uri), properties)
    return properties
signatures = []
header, document = cut(text, 'AppHdr'), cut(text, 'Document')
for found in re.finditer(r'<((?:[\w.-]+:)?)Signature(?: [^<>]*)?>.*?</\1Signature>', text, re.S):
    part = [name for name, whole in (('header', header), ('document', document)) if whole and found.group(0) in whole]
    signatures.append((found.group(0), part[0] if part else None))
if mode == 'list':
    for number, (signature, part) in enumerate(signatures):
        def value(tag):
            found = re.search(r'<(?:[\w.-]+:)?%s[^<>]*>([^<]*)<' % tag, signature)
            return ''.join(found.group(1).split()) if found else '-'
        method = re.search(r'SignatureMethod[^<>]*Algorithm="([^"]*)"', signature).group(1)
        identifier = re.match(r'<[^<>]* Id="([^"]*)"', signature)
        print(number, part or identifier.group(1), method.rsplit('/', 1)[1], value('X509SKI'), value('SigningTime'),
            'yes' if cut(signature, 'EncapsulatedTimeStamp') else 'no')
    sys.exit()
signature, place = signatures[int(sys.argv[3])]
work = sys.argv[-1]
if mode == 'stamp':
    token = re.search(r'EncapsulatedTimeStamp[^<>]*>([^<]*)<', signature).group(1)
    open(work + '/token', 'wb').write(base64.b64decode(token))
    open(work + '/stamped', 'wb').write(alone(cut(signature, 'SignatureValue'), text).encode())
    sys.exit()
certificate = sys.argv[4]
info = alone(cut(signature, 'SignedInfo'), text)
for reference in re.findall(r'<(?:[\w.-]+:)?Reference.*?</(?:[\w.-]+:)?Reference>', info, re.S):
    uri = re.match(r'<[^<>]* URI="([^"]*)"', reference)
    if uri is None: part = alone(cut(text, 'Document'), text)
    elif uri.group(1) == '': part = alone(header if place == 'header' else document, text).replace(signature, '')
    elif 'Type="http://uri.etsi.org/01903#SignedProperties"' in reference: part = stated(signature)
    else:
        mark = r' Id="%s"' % re.escape(uri.group(1)[1:])
        scope = signature if cut(signature, 'KeyInfo', mark) else text
        part = alone(next(p for p in (cut(scope, t, mark) for t in ('KeyInfo', 'Message', 'Terms')) if p), text)
    digest = re.search(r'DigestMethod[^<>]*Algorithm="[^"#]*#(sha\d+)"', reference).group(1)
    value = base64.b64decode(re.search(r'DigestValue>([^<]*)<', reference).group(1))
    if hashlib.new(digest, part.encode()).digest() != value: sys.exit('digest of %s' % (uri and uri.group(1)))
value = base64.b64decode(re.search(r'SignatureValue[^<>]*>([^<]*)<', signature).group(1))
method = re.search(r'SignatureMethod[^<>]*Algorithm="[^"]*#([^"]*)"', info).group(1)
if method.startswith('ecdsa'):
    def integer(octets):
        octets = octets.lstrip(b'\0')
        if not octets or octets[0] > 127: octets = b'\0' + octets
        return b'\x02' + bytes([len(octets)]) + octets
    body = integer(value[:len(value) // 2]) + integer(value[len(value) // 2:])
    value = b'\x30' + (bytes([len(body)]) if len(body) < 128 else b'\x81' + bytes([len(body)])) + body
open(work + '/info', 'wb').write(info.encode())
open(work + '/value', 'wb').write(value)
key = subprocess.run(['openssl', 'x509', '-in', certificate, '-noout', '-pubkey'], stdout=subprocess.PIPE, check=True)
open(work + '/key', 'wb').write(key.stdout)
hash_name = (re.search(r'sha\d+', method) or re.match('', '')).group(0)
if method == 'eddsa-ed25519':
    command = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', '/key', '-sigfile', '/value', '-in', '/info']
elif 'MGF1' in method:
    command = ['dgst', '-' + hash_name, '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest',
        '-verify', '/key', '-signature', '/value', '/info']
elif method.startswith(('ecdsa', 'rsa')):
    command = ['dgst', '-' + hash_name, '-verify', '/key', '-signature', '/value', '/info']
else:
    sys.exit(3)
command = ['openssl'] + [work + word if word.startswith('/') else word for word in command]
sys.exit(subprocess.run(command, stdout=subprocess.DEVNULL).returncode)
PYTHON

# 4. A time stamp: a token on record, over the signature's value, by an authority that is believed at the token's time.
check_stamp() {
    local time options
    python3 "$work/signature.py" stamp "$message" "$1" "$work"
    grep -q "$(sha256sum <"$work/token" | cut -d' ' -f1)" "$work/record.json" || fail "time stamp $2 is not on record"
    time=$(openssl ts -reply -in "$work/token" -token_in -text 2>/dev/null | sed -n 's/^Time stamp: //p')
    options=(-partial_chain -attime "$(date -d "$time" +%s)" -CAfile "$anchors" -untrusted "$work/all.pem")
    openssl ts -verify -data "$work/stamped" -in "$work/token" -token_in "${options[@]}" >/dev/null 2>&1 ||
        fail "time stamp $2"
    echo "good time stamp $2 $time"
}

status=0 checked=0
while read -r number place method ski time stamped; do
    certificate=$(signer "$ski") || fail "no certificate for the signature in $place"
    check_certificate "$certificate"
    outcome=0
    if [ "$place" = header ] || [ "$place" = document ] || [[ $method == *eddsa* || $method == *MGF1* ]]; then
        python3 "$work/signature.py" check "$message" "$number" "$certificate" "$work" || outcome=$?
    elif [[ $method == *ecdsa* || $method == *rsa* ]]; then
        cosigned=urn:settlement-gateway:cosigned:1 xmldsig=http://www.w3.org/2000/09/xmldsig#
        xmlsec1 --verify --pubkey-cert-pem "$certificate" --id-attr:Id $cosigned:Message --id-attr:Id $cosigned:Terms \
            --id-attr:Id $xmldsig:KeyInfo --id-attr:Id $xmldsig:Signature \
            --id-attr:Id 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties' --node-id "$place" "$message" \
            >/dev/null 2>"$work/xmlsec" || outcome=1
    else
        outcome=3
    fi
    case $outcome in
    0) echo "good signature $place ${method#*#}$([ "$time" = - ] || echo ", states $time")" ;;
    3) echo "OPEN signature $place ${method#*#}: not a suite of these tools; use gateway verify" && status=3 ;;
    *) fail "signature $place ${method#*#}" ;;
    esac
    [ "$stamped" = no ] || check_stamp "$number" "$place"
    checked=$((checked + 1))
done < <(python3 "$work/signature.py" list "$message")
# The record must not claim a signature that the message does not have.
[ "$checked" = "$(grep -o '"signatureValue"' "$work/record.json" | wc -l)" ] || fail "the record has other signatures"
exit $status
