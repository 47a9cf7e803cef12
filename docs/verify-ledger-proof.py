#!/usr/bin/env python3
"""Checks a proof of the ledger's history without the gateway: Python's own library and openssl, nothing else.

usage: verify-ledger-proof.py PROOF.json CERTIFICATE.pem...
       verify-ledger-proof.py --root < one hexadecimal leaf a line     prints the root of the tree over them

The certificates are those whose checkpoints are believed. docs/ledger-proofs.md says what is checked.
Suites: ed25519, ecdsa-p256-sha256, ecdsa-p384-sha384, ecdsa-p521-sha512, rsa-pkcs1-sha*, rsa-pss-sha*.
"""
import base64
import hashlib
import json
import subprocess
import sys
import tempfile

OWN_TYPE = b"settlement-gateway/note/"
ED25519_PREFIX = bytes.fromhex("302a300506032b6570032100")
EC_SUITES = ["ecdsa-p256-sha256", "ecdsa-p384-sha384", "ecdsa-p521-sha512"]
RSA_SUITES = ["rsa-%s-sha%d" % (padding, bits) for padding in ("pss", "pkcs1") for bits in (256, 384, 512)]


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(data):
    return sha256(b"\x00", data)


def node_hash(left, right):
    return sha256(b"\x01", left, right)


def split(count):
    """The largest power of two below count."""
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def tree_root(leaves):
    """RFC 9162, section 2.1.1, word for word."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    middle = split(len(leaves))
    return node_hash(tree_root(leaves[:middle]), tree_root(leaves[middle:]))


def root_including(leaf, index, size, path):
    """The root to which a path leads: recursive, from the definition of a path rather than from its check."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    middle = split(size)
    if index < middle:
        left = root_including(leaf, index, middle, path[:-1])
        return left and node_hash(left, path[-1])
    right = root_including(leaf, index - middle, size - middle, path[:-1])
    return right and node_hash(path[-1], right)


def roots_of_growth(older, newer, path, older_root, is_left_edge=True):
    """Both roots as a consistency path has them: (older, newer), or None."""
    if older == newer:
        if is_left_edge:
            return (older_root, older_root) if not path else None
        return (path[0], path[0]) if len(path) == 1 else None
    if not path:
        return None
    middle = split(newer)
    if older <= middle:
        below = roots_of_growth(older, middle, path[:-1], older_root, is_left_edge)
        return below and (below[0], node_hash(below[1], path[-1]))
    below = roots_of_growth(older - middle, newer - middle, path[:-1], older_root, False)
    return below and (node_hash(path[-1], below[0]), node_hash(path[-1], below[1]))


class Refused(Exception):
    pass


def run(*command, stdin=b""):
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def keys_of(certificate, name):
    """Every (identifier, suite, public key in PEM) under which the key of a certificate can sign notes."""
    pem = run("openssl", "x509", "-in", certificate, "-noout", "-pubkey").stdout
    der = run("openssl", "pkey", "-pubin", "-outform", "DER", stdin=pem).stdout
    if not der:
        raise Refused("%s holds no certificate" % certificate)
    if der.startswith(ED25519_PREFIX):
        types = [("ed25519", b"\x01" + der[len(ED25519_PREFIX):])]
    else:
        types = [(suite, b"\xff" + OWN_TYPE + suite.encode() + b"\n" + der) for suite in EC_SUITES + RSA_SUITES]
    return [(sha256(name.encode(), b"\n", content)[:4], suite, pem) for suite, content in types]


def der_integer(number):
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + der_length(len(content)) + content


def der_length(count):
    return bytes([count]) if count < 128 else b"\x81" + bytes([count])


def is_signed(text, value, suite, pem):
    with tempfile.TemporaryDirectory() as folder:
        def file(name, content):
            with open(folder + "/" + name, "wb") as target:
                target.write(content)
            return folder + "/" + name
        key = file("key.pem", pem)
        content = file("text", text)
        if suite == "ed25519":
            return run("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", content,
                       "-sigfile", file("value", value)).returncode == 0
        command = ["openssl", "dgst", "-sha" + suite[-3:], "-verify", key]
        if suite.startswith("ecdsa"):
            half = len(value) // 2
            pair = b"".join(der_integer(int.from_bytes(part, "big")) for part in (value[:half], value[half:]))
            value = b"\x30" + der_length(len(pair)) + pair
        elif suite.startswith("rsa-pss"):
            command += ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]
        return run(*command, "-signature", file("value", value), content).returncode == 0


def checkpoint(note, certificates):
    """(origin, size, root) of a note that one of the certificates signed."""
    text, blank, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    known = [key for certificate in certificates for key in keys_of(certificate, origin)]
    believed = False
    for line in signatures.splitlines():
        dash, name, value = line.split(" ")
        value = base64.b64decode(value, validate=True)
        for identifier, suite, pem in known:
            if dash == "\u2014" and name == origin and identifier == value[:4]:
                if not is_signed(text.encode(), value[4:], suite, pem):
                    raise Refused("a signature on the checkpoint of %s entries is wrong" % size)
                believed = True
    if not believed:
        raise Refused("the checkpoint of %s entries is signed by none of the certificates" % size)
    return origin, int(size), base64.b64decode(root, validate=True)


def check(proof, certificates):
    if proof["format"] != "settlement-gateway/ledger-proof/1":
        raise Refused("no proof of this format")
    origin, size, root = checkpoint(proof["checkpoint"], certificates)
    yield "checkpoint of %d entries of %s" % (size, origin)
    for entry in proof["entries"]:
        payload = base64.b64decode(entry["payload"], validate=True)
        digest = sha256(
            bytes.fromhex(entry["previous"]), entry["sequence"].to_bytes(8, "big"), bytes([entry["kind"]]),
            entry["at"].to_bytes(8, "big", signed=True), payload)
        path = [bytes.fromhex(text) for text in entry["path"]]
        if not 0 < entry["sequence"] <= size \
                or root_including(leaf_hash(digest), entry["sequence"] - 1, size, path) != root:
            raise Refused("entry %d is not in the tree" % entry["sequence"])
        if "payment" in proof and proof["payment"].encode() not in payload:
            raise Refused("entry %d is not about the payment" % entry["sequence"])
        yield "entry %d is in it" % entry["sequence"]
    if "older" in proof:
        older_origin, older_size, older_root = checkpoint(proof["older"]["checkpoint"], certificates)
        path = [bytes.fromhex(text) for text in proof["older"]["path"]]
        if older_origin != origin or not 0 < older_size <= size \
                or roots_of_growth(older_size, size, path, older_root) != (older_root, root):
            raise Refused("the journal does not begin with the older checkpoint of %d entries" % older_size)
        yield "it begins with the checkpoint of %d entries" % older_size


def main(arguments):
    if arguments == ["--root"]:
        print(tree_root([bytes.fromhex(line.strip()) for line in sys.stdin]).hex())
        return 0
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0]) as file:
            for line in check(json.load(file), arguments[1:]):
                print("good: " + line)
    except Refused as refusal:
        print("NOT GOOD: %s" % refusal)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
