// Signed messages out of a template: the header profile, one UETR and identifier each.
#include "reference.h"

#include <openssl/ecdsa.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define TRANSFORM(uri) "<ds:Transform Algorithm=\"" uri "\"/>"
#define REFERENCE(uri, transforms)                                                                             \
    "<ds:Reference" uri "><ds:Transforms>" transforms "</ds:Transforms>"                                       \
    "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue/></ds:Reference>"

static const char *signature_template =
    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
    "<ds:CanonicalizationMethod Algorithm=\"" C14N "\"/>"
    "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"/>"
    REFERENCE(" URI=\"\"", TRANSFORM("http://www.w3.org/2000/09/xmldsig#enveloped-signature") TRANSFORM(C14N))
    REFERENCE(" URI=\"#keyinfo\"", TRANSFORM(C14N))
    REFERENCE("", TRANSFORM(C14N))
    "</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo Id=\"keyinfo\"><ds:X509Data><ds:X509SKI>%s</ds:X509SKI>"
    "</ds:X509Data></ds:KeyInfo></ds:Signature>";

static char *replace_all(const char *text, const char *word, const char *with) {
    char *result = calloc(1, strlen(text) * 2 + 4096), *end = result;
    for (const char *next; (next = strstr(text, word)); text = next + strlen(word)) {
        memcpy(end, text, (size_t)(next - text));
        end = stpcpy(end + (next - text), with);
    }
    strcpy(end, text);
    return result;
}

static void fill(const char *template, const char *signature, char **filled) {
    unsigned char random[16];
    RAND_bytes(random, sizeof random);
    random[6] = (random[6] & 0x0F) | 0x40;
    random[8] = (random[8] & 0x3F) | 0x80;
    char hex[33], uetr[37], identifier[35];
    for (int i = 0; i < 16; i++) snprintf(hex + 2 * i, 3, "%02x", random[i]);
    snprintf(uetr, sizeof uetr, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
    snprintf(identifier, sizeof identifier, "BENCH-%.20s", hex);
    char *with_message = replace_all(template, "@MESSAGE@", identifier);
    char *with_uetr = replace_all(with_message, "@UETR@", uetr);
    char *sealed = malloc(strlen(signature) + 32);
    sprintf(sealed, "<Sgntr>%s</Sgntr>", signature);
    *filled = replace_all(with_uetr, "<Sgntr/>", sealed);
    free(with_message);
    free(with_uetr);
    free(sealed);
}

static void set_digest(xmlNodePtr reference, xmlNodePtr subtree, xmlNodePtr excluded) {
    unsigned char digest[32];
    canonical_digest(subtree, excluded, digest);
    char *text = encode_base64(digest, 32);
    xmlNodeSetContent(child(reference, "DigestValue"), (xmlChar *)text);
    free(text);
}

static void set_value(Tools *tools, const Message *message) {
    unsigned char der[80], pair[64];
    Bytes signed_info = canonical_bytes(message->signed_info, NULL);
    size_t count = sign(tools, signed_info, der, sizeof der);
    const unsigned char *next = der;
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &next, (long)count);
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), pair, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), pair + 32, 32);
    ECDSA_SIG_free(signature);
    char *text = encode_base64(pair, 64);
    xmlNodeSetContent(child(message->signature, "SignatureValue"), (xmlChar *)text);
    free(text);
    free(signed_info.bytes);
}

void prepare(Tools *tools, const char *template_path, const char *folder, int count) {
    Bytes template = read_file(template_path);
    char *signature = malloc(strlen(signature_template) + 128);
    sprintf(signature, signature_template, tools->key_identifier);
    // Without the template's line breaks, as a program writes it.
    xmlParserCtxtPtr blanks_out = tools->parser;
    for (int i = 0; i < count; i++) {
        char *text, path[4096];
        fill(template.bytes, signature, &text);
        xmlDocPtr tree = xmlCtxtReadMemory(blanks_out, text, (int)strlen(text), NULL, NULL, XML_PARSE_NOBLANKS);
        xmlNodePtr root = xmlDocGetRootElement(tree);
        Message message = {.tree = tree, .header = child(root, "AppHdr"), .document = child(root, "Document")};
        message.signature = child(child(message.header, "Sgntr"), "Signature");
        message.signed_info = child(message.signature, "SignedInfo");
        message.key_info = child(message.signature, "KeyInfo");
        xmlNodePtr header = child(message.signed_info, "Reference");
        set_digest(header, message.header, message.signature);
        set_digest(header->next, message.key_info, NULL);
        set_digest(header->next->next, message.document, NULL);
        set_value(tools, &message);
        snprintf(path, sizeof path, "%s/payment-%06d.xml", folder, i + 1);
        Bytes whole = canonical_bytes(root, NULL);
        FILE *file = fopen(path, "wb");
        if (!file || fwrite(whole.bytes, 1, whole.count, file) != whole.count) stop("cannot write %s", path);
        fclose(file);
        free(whole.bytes);
        xmlFreeDoc(tree);
        free(text);
    }
    free(signature);
    free(template.bytes);
}
