"""lxml: a tree, and header and document each against its schema, compiled once.

usage: lxml_validate.py ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...   prints `lxml CPU_MICROSECONDS_A_MESSAGE`
"""

import statistics
import sys
import time

from lxml import etree

WARM_UP_MESSAGES = 512
BATCHES = 41


class Validator:
    def __init__(self, header_xsd: str, document_xsd: str):
        self.header = etree.XMLSchema(file=header_xsd)
        self.document = etree.XMLSchema(file=document_xsd)
        self.parser = etree.XMLParser(resolve_entities=False, no_network=True)

    def __call__(self, message: bytes) -> tuple:
        header, document = etree.fromstring(message, self.parser)
        if not self.header.validate(header) or not self.document.validate(document):
            raise ValueError("not valid")
        return header, document


def measure(name: str, messages: list, step, batch_messages: int = 128):
    for call in range(WARM_UP_MESSAGES):
        step(messages[call % len(messages)])
    values = []
    for _ in range(BATCHES):
        start = time.process_time_ns()
        for call in range(batch_messages):
            step(messages[call % len(messages)])
        values.append((time.process_time_ns() - start) / 1000 / batch_messages)
    print(f"{name} {statistics.median(values):.2f}", flush=True)


def read(paths: list) -> list:
    messages = []
    for path in paths:
        with open(path, "rb") as file:
            messages.append(file.read())
    return messages


if __name__ == "__main__":
    measure("lxml", read(sys.argv[4:]), Validator(*sys.argv[2:4]))
