"""signxml on the plain message, one enveloped reference. usage: signxml_bench.py SUITE FOLDER"""
import sys
import time

from lxml import etree
from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod, XMLSigner, XMLVerifier

SUITES = {
    "ecdsa-p256-sha256": (SignatureMethod.ECDSA_SHA256, DigestAlgorithm.SHA256),
    "ecdsa-p384-sha384": (SignatureMethod.ECDSA_SHA384, DigestAlgorithm.SHA384),
    "rsa-pkcs1-sha256": (SignatureMethod.RSA_SHA256, DigestAlgorithm.SHA256),
    "rsa-pss-sha256": (SignatureMethod.SHA256_RSA_MGF1, DigestAlgorithm.SHA256),
}


def report(name, step):
    for _ in range(20):
        step()
    values = []
    for _ in range(15):
        start = time.process_time()
        for _ in range(10):
            step()
        values.append((time.process_time() - start) / 10)
    print(f"{name} {sorted(values)[len(values) // 2] * 1e6:.2f}", flush=True)


def main(suite, folder):
    if suite not in SUITES:
        sys.exit(f"signxml: no {suite}")
    method, digest = SUITES[suite]
    key, certificate = (open(f"{folder}/{name}.pem", "rb").read() for name in ("key", "certificate"))
    root = etree.parse(f"{folder}/plain.xml").getroot()
    signer = XMLSigner(
        signature_algorithm=method, digest_algorithm=digest, c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
    signed = signer.sign(root, key=key, cert=certificate)
    verifier = XMLVerifier()
    report("cosigned_verify", lambda: verifier.verify(signed, x509_cert=certificate))
    report("cosigned_sign", lambda: signer.sign(root, key=key, cert=certificate))


main(*sys.argv[1:])
