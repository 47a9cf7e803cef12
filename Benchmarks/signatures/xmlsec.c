// libxmlsec1 on the co-signed message: verifies its signature, and signs it anew.
// usage: xmlsec FOLDER               FOLDER as `SignatureBench prepare` writes it
#include "timing.h"

#include <libxml/parser.h>
#include <string.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/templates.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>
#include <xmlsec/xmlsec.h>

static xmlNodePtr signature;
static xmlSecKeyPtr public_key, private_key;

static void stop(const char *what) {
    fprintf(stderr, "xmlsec: %s\n", what);
    exit(3);
}

static void run(int signs) {
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    context->signKey = xmlSecKeyDuplicate(signs ? private_key : public_key);
    int result = signs ? xmlSecDSigCtxSign(context, signature) : xmlSecDSigCtxVerify(context, signature);
    if (result < 0 || context->status != xmlSecDSigStatusSucceeded) stop(signs ? "cannot sign" : "does not verify");
    xmlSecDSigCtxDestroy(context);
}

static void step_verify(void) { run(0); }
static void step_sign(void) { run(1); }

static void name_identifiers(xmlNodePtr node) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        xmlAttrPtr attribute = xmlHasProp(node, (const xmlChar *)"Id");
        if (attribute) {
            xmlChar *text = xmlGetProp(node, (const xmlChar *)"Id");
            xmlAddID(NULL, node->doc, text, attribute);
            xmlFree(text);
        }
        name_identifiers(node->children);
    }
}

// Old values are taken out: the library writes new ones into the empty elements.
static void empty_values(xmlNodePtr node) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (!strcmp((const char *)node->name, "DigestValue") || !strcmp((const char *)node->name, "SignatureValue"))
            xmlNodeSetContent(node, NULL);
        empty_values(node->children);
    }
}

int main(int count, char **arguments) {
    if (count != 2) stop("usage: xmlsec FOLDER");
    xmlInitParser();
    if (xmlSecInit() < 0 || xmlSecCryptoAppInit(NULL) < 0 || xmlSecCryptoInit() < 0) stop("cannot start");
    xmlSecErrorsSetCallback(NULL);
    char path[4096];
    snprintf(path, sizeof path, "%s/certificate.pem", arguments[1]);
    public_key = xmlSecCryptoAppKeyLoad(path, xmlSecKeyDataFormatCertPem, NULL, NULL, NULL);
    snprintf(path, sizeof path, "%s/key.pem", arguments[1]);
    private_key = xmlSecCryptoAppKeyLoad(path, xmlSecKeyDataFormatPem, NULL, NULL, NULL);
    if (!public_key || !private_key) stop("cannot read the key");
    snprintf(path, sizeof path, "%s/cosigned.xml", arguments[1]);
    xmlDocPtr tree = xmlReadFile(path, NULL, XML_PARSE_NONET);
    xmlNodePtr root = xmlDocGetRootElement(tree);
    name_identifiers(root);
    signature = xmlSecFindChild(root, xmlSecNodeSignature, xmlSecDSigNs);
    if (!signature) stop("no signature");
    report("cosigned_verify", step_verify);
    empty_values(signature);
    report("cosigned_sign", step_sign);
    return 0;
}
