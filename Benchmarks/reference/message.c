// Parse, validate, check three digests and one signature value, read every leaf: the gateway's rooms 2 to 5.
#include "reference.h"

#include <libxml/c14n.h>
#include <openssl/ecdsa.h>
#include <stdlib.h>
#include <string.h>

void parse(Tools *tools, Bytes bytes, Message *message) {
    message->tree = xmlCtxtReadMemory(tools->parser, bytes.bytes, (int)bytes.count, NULL, NULL, XML_PARSE_NONET);
    if (!message->tree || !tools->parser->nsWellFormed || message->tree->intSubset) stop("not well-formed");
    xmlNodePtr root = xmlDocGetRootElement(message->tree);
    message->header = child(root, "AppHdr");
    message->document = child(root, "Document");
    message->signature = child(child(message->header, "Sgntr"), "Signature");
    message->signed_info = child(message->signature, "SignedInfo");
    message->key_info = child(message->signature, "KeyInfo");
    if (!message->document || !message->signed_info || !message->key_info) stop("not a signed message");
}

void validate(Tools *tools, const Message *message) {
    if (xmlSchemaValidateOneElement(tools->header_validation, message->header)) stop("the header is not valid");
    if (xmlSchemaValidateOneElement(tools->document_validation, message->document)) stop("the document is not valid");
}

// MARK: canonical form

typedef struct {
    xmlNodePtr subtree, excluded;
} Visible;

static int is_under(xmlNodePtr node, xmlNodePtr top) {
    for (; node; node = node->parent)
        if (node == top) return 1;
    return 0;
}

static int is_visible(void *data, xmlNodePtr node, xmlNodePtr parent) {
    const Visible *visible = data;
    // A namespace node has no parent of its own: its element decides.
    xmlNodePtr decides = node->type == XML_NAMESPACE_DECL ? parent : node;
    if (!is_under(decides, visible->subtree)) return 0;
    return !visible->excluded || !is_under(decides, visible->excluded);
}

static void canonicalize(xmlNodePtr subtree, xmlNodePtr excluded, xmlOutputBufferPtr output) {
    Visible visible = {subtree, excluded};
    if (xmlC14NExecute(subtree->doc, is_visible, &visible, XML_C14N_EXCLUSIVE_1_0, NULL, 0, output) < 0)
        stop("no canonical form");
}

static int update_digest(void *context, const char *bytes, int count) {
    EVP_DigestUpdate(context, bytes, (size_t)count);
    return count;
}

static int close_digest(void *context) {
    (void)context;
    return 0;
}

void canonical_digest(xmlNodePtr subtree, xmlNodePtr excluded, unsigned char digest[32]) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), NULL);
    xmlOutputBufferPtr output = xmlOutputBufferCreateIO(update_digest, close_digest, context, NULL);
    canonicalize(subtree, excluded, output);
    xmlOutputBufferClose(output);
    EVP_DigestFinal_ex(context, digest, NULL);
    EVP_MD_CTX_free(context);
}

Bytes canonical_bytes(xmlNodePtr subtree, xmlNodePtr excluded) {
    xmlOutputBufferPtr output = xmlAllocOutputBuffer(NULL);
    canonicalize(subtree, excluded, output);
    Bytes bytes = {NULL, xmlOutputBufferGetSize(output)};
    bytes.bytes = malloc(bytes.count);
    memcpy(bytes.bytes, xmlOutputBufferGetContent(output), bytes.count);
    xmlOutputBufferClose(output);
    return bytes;
}

// MARK: signature

// The three references by their URI: "" is the header without its signature, a fragment is KeyInfo, none is the document.
void check_digests(const Message *message) {
    int checked = 0;
    for (xmlNodePtr node = message->signed_info->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "Reference")) continue;
        xmlChar *uri = xmlGetNoNsProp(node, (const xmlChar *)"URI");
        unsigned char actual[32], stated[48];
        if (!uri)
            canonical_digest(message->document, NULL, actual);
        else if (!*uri)
            canonical_digest(message->header, message->signature, actual);
        else
            canonical_digest(message->key_info, NULL, actual);
        xmlFree(uri);
        xmlChar *text = xmlNodeGetContent(child(node, "DigestValue"));
        if (decode_base64(text, stated, sizeof stated) != 32 || memcmp(stated, actual, 32)) stop("a digest differs");
        xmlFree(text);
        checked++;
    }
    if (checked != 3) stop("%d references", checked);
}

void verify_value(Tools *tools, const Message *message) {
    unsigned char pair[66], *der = NULL;
    xmlChar *text = xmlNodeGetContent(child(message->signature, "SignatureValue"));
    if (decode_base64(text, pair, sizeof pair) != 64) stop("not a P-256 signature value");
    xmlFree(text);
    // XML signatures carry r and s side by side; OpenSSL takes them as DER.
    ECDSA_SIG *signature = ECDSA_SIG_new();
    ECDSA_SIG_set0(signature, BN_bin2bn(pair, 32, NULL), BN_bin2bn(pair + 32, 32, NULL));
    int der_count = i2d_ECDSA_SIG(signature, &der);
    ECDSA_SIG_free(signature);

    Bytes signed_info = canonical_bytes(message->signed_info, NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, tools->public_key);
    if (EVP_DigestVerify(context, der, (size_t)der_count, (unsigned char *)signed_info.bytes, signed_info.count) != 1)
        stop("the signature value is wrong");
    EVP_MD_CTX_free(context);
    free(signed_info.bytes);
    OPENSSL_free(der);
}

size_t sign(Tools *tools, Bytes bytes, unsigned char *value, size_t count_max) {
    size_t count = count_max;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, tools->private_key);
    if (EVP_DigestSign(context, value, &count, (unsigned char *)bytes.bytes, bytes.count) != 1) stop("cannot sign");
    EVP_MD_CTX_free(context);
    return count;
}

// MARK: reading

// Copies the text of every element that has no element in it, as a program that keeps the values must.
size_t read_leaves(xmlNodePtr node) {
    size_t leaves = 0;
    bool has_elements = false;
    for (xmlNodePtr below = node->children; below; below = below->next) {
        if (below->type != XML_ELEMENT_NODE) continue;
        has_elements = true;
        leaves += read_leaves(below);
    }
    if (has_elements) return leaves;
    xmlChar *text = xmlNodeGetContent(node);
    leaves += text != NULL;
    xmlFree(text);
    return leaves;
}
