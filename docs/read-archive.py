#!/usr/bin/env python3
"""Reads an archive of closed messages without the gateway: Python's own library, nothing else. docs/archives.md says how.

usage: read-archive.py FILE                      lists the messages with the SHA-256 of each part
       read-archive.py FILE MESSAGE received     writes a part: received, co-signed or reply
       read-archive.py FILE --proof PROOF.json   and says whether the proof names this file; the proof itself is checked
                                                 by verify-ledger-proof.py
"""
import base64
import hashlib
import json
import signal
import struct
import sys
import zlib

MAGIC = b"settlement-gateway/archive/1\n"
ARCHIVE_TABLE = 65


def part(block, place):
    length = struct.unpack_from(">I", block, place)[0]
    end = place + 4 + length
    if end > len(block):
        sys.exit("NOT GOOD: a part is longer than its block")
    return block[place + 4:end], end


def messages(data):
    """Each message: number, received, co-signed or None, reply."""
    if not data.startswith(MAGIC):
        sys.exit("NOT GOOD: this is no archive")
    index, count = struct.unpack(">QQ", data[-16:])
    if index + 20 * count + 16 != len(data):
        sys.exit("NOT GOOD: the index is not where the end says")
    for number in range(count):
        message, block_place, place = struct.unpack_from(">qQI", data, index + 20 * number)
        stream, content = struct.unpack_from(">II", data, block_place)
        block = zlib.decompress(data[block_place + 8:block_place + 8 + stream])
        if len(block) != content or struct.unpack_from(">q", block, place)[0] != message:
            sys.exit("NOT GOOD: message %d is not where the index says" % message)
        received, place = part(block, place + 8)
        is_co_signed, place = block[place], place + 1
        co_signed, place = part(block, place) if is_co_signed else (None, place)
        yield message, received, co_signed, part(block, place)[0]


def archive_rows(proof):
    """The digests of files that the entries of a proof record."""
    for entry in proof["entries"]:
        payload, place = base64.b64decode(entry["payload"]), 0
        while place < len(payload):
            table, length = payload[place], struct.unpack_from(">I", payload, place + 2)[0]
            image = payload[place + 6:place + 6 + length]
            if table == ARCHIVE_TABLE:
                day = struct.unpack_from(">Q", image, 8)[0]
                yield image[16 + day:48 + day]
            place += 6 + length


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    with open(arguments[0], "rb") as file:
        data = file.read()
    digest = hashlib.sha256(data)
    if len(arguments) == 3 and arguments[1] == "--proof":
        with open(arguments[2], encoding="utf-8") as file:
            if digest.digest() not in archive_rows(json.load(file)):
                sys.exit("NOT GOOD: the proof does not name this file")
        print("good: the proof names this file")
        return
    if len(arguments) == 3:
        for message, *parts in messages(data):
            if message == int(arguments[1]):
                chosen = parts[["received", "co-signed", "reply"].index(arguments[2])]
                sys.stdout.buffer.write(chosen or b"")
                return
        sys.exit("there is no message %s in it" % arguments[1])
    day = data[len(MAGIC):].split(b"\n", 1)[0].decode()
    print("day %s, SHA-256 %s" % (day, digest.hexdigest()))
    for message, received, co_signed, reply in messages(data):
        print("%d  received %s  co-signed %s  reply %s" % (
            message, hashlib.sha256(received).hexdigest(),
            hashlib.sha256(co_signed).hexdigest() if co_signed is not None else "none",
            hashlib.sha256(reply).hexdigest()))


signal.signal(signal.SIGPIPE, signal.SIG_DFL)
main(sys.argv[1:])
