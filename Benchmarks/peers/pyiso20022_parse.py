"""pyiso20022: header and document into its dataclasses, by the parser that it names (xsdata).

usage: pyiso20022_parse.py ENVELOPE.xsd HEADER.xsd DOCUMENT.xsd MESSAGE.xml...
Prints `pyiso20022` (tree and dataclasses) and `lxml_pyiso20022` (tree, validation and dataclasses), in CPU
microseconds a message.
"""

import sys

from lxml import etree
from lxml_validate import Validator, measure, read
from pyiso20022.head.head_001_001_02.head_001_001_02 import AppHdr
from pyiso20022.pacs.pacs_008_001_08.pacs_008_001_08 import Document
from xsdata.formats.dataclass.parsers import XmlParser

values = XmlParser()
validate = Validator(*sys.argv[2:4])


def read_values(header, document):
    transaction = values.parse(document, Document).fito_ficstmr_cdt_trf.cdt_trf_tx_inf[0]
    if values.parse(header, AppHdr).biz_msg_idr != transaction.pmt_id.tx_id:
        raise ValueError("not the message that was sent")


messages = read(sys.argv[4:])
measure("pyiso20022", messages, lambda message: read_values(*etree.fromstring(message)), batch_messages=16)
measure("lxml_pyiso20022", messages, lambda message: read_values(*validate(message)), batch_messages=16)
