"""The header profile a second time, from its page alone, on other libraries (lxml, cryptography).

usage: header_profile.py verify CERTIFICATE.pem MESSAGE.xml
       header_profile.py sign SIGNATURE_METHOD DIGEST_METHOD KEY.pem CERTIFICATE.pem PLAIN.xml SIGNED.xml
"""
import base64
import copy
import hashlib
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, utils
from lxml import etree

DS = "{http://www.w3.org/2000/09/xmldsig#}"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"


def canonical(element):
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)


def digest(method, content):
    return hashlib.new("sha" + method[-3:], content).digest()


def hash_of(method):
    return {"256": hashes.SHA256, "384": hashes.SHA384, "512": hashes.SHA512}[
        next(size for size in ("256", "384", "512") if size in method)]()


def pss(hash_method):
    return padding.PSS(mgf=padding.MGF1(hash_method), salt_length=hash_method.digest_size)


def check_value(key, method, value, content):
    if isinstance(key, ed25519.Ed25519PublicKey):
        return key.verify(value, content)
    if isinstance(key, ec.EllipticCurvePublicKey):
        width = (key.curve.key_size + 7) // 8
        assert len(value) == 2 * width
        r, s = (int.from_bytes(half, "big") for half in (value[:width], value[width:]))
        return key.verify(utils.encode_dss_signature(r, s), content, ec.ECDSA(hash_of(method)))
    scheme = pss(hash_of(method)) if method.endswith("MGF1") else padding.PKCS1v15()
    return key.verify(value, content, scheme, hash_of(method))


def make_value(key, method, content):
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(content)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        width = (key.curve.key_size + 7) // 8
        pair = utils.decode_dss_signature(key.sign(content, ec.ECDSA(hash_of(method))))
        return b"".join(number.to_bytes(width, "big") for number in pair)
    scheme = pss(hash_of(method)) if method.endswith("MGF1") else padding.PKCS1v15()
    return key.sign(content, scheme, hash_of(method))


def parts(root):
    header, document = (next(child for child in root if etree.QName(child).localname == name)
                        for name in ("AppHdr", "Document"))
    place = next(child for child in header if etree.QName(child).localname == "Sgntr")
    return header, document, place


def contents(header, document, place, key_info):
    """What is digested, in the order of the references."""
    bare = copy.deepcopy(header)
    holder = bare[list(header).index(place)]
    for signature in list(holder):
        before = signature.getprevious()
        if signature.tail and before is None:
            holder.text = (holder.text or "") + signature.tail
        holder.remove(signature)
    return [canonical(bare), canonical(key_info), canonical(document)]


def verify(certificate, message):
    certificate = x509.load_pem_x509_certificate(open(certificate, "rb").read())
    header, document, place = parts(etree.parse(message).getroot())
    (signature,) = place
    info, value, key_info = signature
    identifier = base64.b64decode(key_info.findtext(f"{DS}X509Data/{DS}X509SKI"))
    assert identifier == certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    references = info.findall(DS + "Reference")
    assert [reference.get("URI") for reference in references] == ["", "#" + key_info.get("Id"), None]
    for reference, content in zip(references, contents(header, document, place, key_info)):
        method = reference.find(DS + "DigestMethod").get("Algorithm")
        assert base64.b64decode(reference.findtext(DS + "DigestValue")) == digest(method, content), reference.get("URI")
    method = info.find(DS + "SignatureMethod").get("Algorithm")
    check_value(certificate.public_key(), method, base64.b64decode(value.text), canonical(info))
    print("valid")


def sign(method, digest_method, key, certificate, plain, signed):
    key = serialization.load_pem_private_key(open(key, "rb").read(), None)
    certificate = x509.load_pem_x509_certificate(open(certificate, "rb").read())
    identifier = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    tree = etree.parse(plain)
    header = next(child for child in tree.getroot() if etree.QName(child).localname == "AppHdr")
    place = etree.SubElement(header, f"{{{etree.QName(header).namespace}}}Sgntr")
    header, document, place = parts(tree.getroot())
    # Beneath the place, so that the namespaces are those of the finished message.
    signature = etree.SubElement(place, DS + "Signature", nsmap={"ds": DS[1:-1]})
    info, value, key_info = (etree.SubElement(signature, DS + name)
                             for name in ("SignedInfo", "SignatureValue", "KeyInfo"))
    key_info.set("Id", "key-1")
    ski = etree.SubElement(etree.SubElement(key_info, DS + "X509Data"), DS + "X509SKI")
    ski.text = base64.b64encode(identifier).decode()
    etree.SubElement(info, DS + "CanonicalizationMethod", Algorithm=EXCLUSIVE)
    etree.SubElement(info, DS + "SignatureMethod", Algorithm=method)
    digested = contents(header, document, place, key_info)
    transforms_of = ((ENVELOPED, EXCLUSIVE), (EXCLUSIVE,), (EXCLUSIVE,))
    for uri, transforms, content in zip(("", "#key-1", None), transforms_of, digested):
        reference = etree.SubElement(info, DS + "Reference", {} if uri is None else {"URI": uri})
        holder = etree.SubElement(reference, DS + "Transforms")
        for transform in transforms:
            etree.SubElement(holder, DS + "Transform", Algorithm=transform)
        etree.SubElement(reference, DS + "DigestMethod", Algorithm=digest_method)
        etree.SubElement(reference, DS + "DigestValue").text = base64.b64encode(digest(digest_method, content)).decode()
    value.text = base64.encodebytes(make_value(key, method, canonical(info))).decode()
    tree.write(signed, encoding="UTF-8", xml_declaration=True)


if __name__ == "__main__":
    {"verify": verify, "sign": sign}[sys.argv[1]](*sys.argv[2:])
