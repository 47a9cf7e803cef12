// The C sum of a signature of the header profile: canonical forms, digests, one operation of the suite. Nothing else:
// no Base64, no look at the template, no registry, and for signing no message written.
// usage: reference SUITE FOLDER      FOLDER as `SignatureBench prepare` writes it
#include "timing.h"

#include <libxml/c14n.h>
#include <libxml/parser.h>
// The GOST suites are in an engine, which the library still takes and warns of.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ecdsa.h>
#include <openssl/engine.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdbool.h>
#include <string.h>

static const char *suite;
static xmlNodePtr header, document, signature, signed_info, key_info;
static EVP_PKEY *key;
static const EVP_MD *digest_method, *value_method;
static unsigned char value[1024];
static size_t value_count;

static void stop(const char *what) {
    fprintf(stderr, "%s: %s\n", suite, what);
    exit(1);
}

static xmlNodePtr child(xmlNodePtr parent, const char *name) {
    for (xmlNodePtr node = parent ? parent->children : NULL; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name)) return node;
    stop(name);
    return NULL;
}

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
    xmlNodePtr decides = node->type == XML_NAMESPACE_DECL ? parent : node;
    if (!is_under(decides, visible->subtree)) return 0;
    return !visible->excluded || !is_under(decides, visible->excluded);
}

static void canonicalize(xmlNodePtr subtree, xmlNodePtr excluded, xmlOutputBufferPtr output) {
    Visible visible = {subtree, excluded};
    if (xmlC14NExecute(subtree->doc, is_visible, &visible, XML_C14N_EXCLUSIVE_1_0, NULL, 0, output) < 0)
        stop("no canonical form");
}

static int update(void *context, const char *bytes, int count) {
    EVP_DigestUpdate(context, bytes, (size_t)count);
    return count;
}

static int done(void *context) {
    (void)context;
    return 0;
}

static void digest(xmlNodePtr subtree, xmlNodePtr excluded) {
    unsigned char into[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, digest_method, NULL);
    xmlOutputBufferPtr output = xmlOutputBufferCreateIO(update, done, context, NULL);
    canonicalize(subtree, excluded, output);
    xmlOutputBufferClose(output);
    EVP_DigestFinal_ex(context, into, NULL);
    EVP_MD_CTX_free(context);
}

static void digests(void) {
    digest(header, signature);
    digest(key_info, NULL);
    digest(document, NULL);
}

static void set_padding(EVP_PKEY_CTX *context) {
    if (strncmp(suite, "rsa-pss", 7)) return;
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST);
}

static void operation(bool signs) {
    xmlOutputBufferPtr output = xmlAllocOutputBuffer(NULL);
    canonicalize(signed_info, NULL, output);
    const unsigned char *bytes = xmlOutputBufferGetContent(output);
    size_t count = xmlOutputBufferGetSize(output);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *parameters;
    if (signs) {
        value_count = sizeof value;
        EVP_DigestSignInit(context, &parameters, value_method, NULL, key);
        set_padding(parameters);
        if (EVP_DigestSign(context, value, &value_count, bytes, count) != 1) stop("cannot sign");
    } else {
        EVP_DigestVerifyInit(context, &parameters, value_method, NULL, key);
        set_padding(parameters);
        if (EVP_DigestVerify(context, value, value_count, bytes, count) != 1) stop("does not verify");
    }
    EVP_MD_CTX_free(context);
    xmlOutputBufferClose(output);
}

static void step_sign(void) {
    digests();
    operation(true);
}

static void step_verify(void) {
    digests();
    operation(false);
}

static void step_raw_sign(void) { operation(true); }
static void step_raw_verify(void) { operation(false); }

// The engine does not read keys under Kazakhstan's identifiers. Curve, digest and arithmetic are those of the Russian suite
// with this set of parameters: a new key of it costs the same.
static EVP_PKEY *gost_key(void) {
    EVP_PKEY *made = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(NID_id_GostR3410_2012_512, NULL);
    if (context && EVP_PKEY_keygen_init(context) == 1 && EVP_PKEY_CTX_ctrl_str(context, "paramset", "A") == 1)
        EVP_PKEY_keygen(context, &made);
    EVP_PKEY_CTX_free(context);
    return made;
}

int main(int count, char **arguments) {
    suite = arguments[count > 1 ? 1 : 0];
    if (count != 3) stop("usage: reference SUITE FOLDER");
    digest_method = strstr(suite, "sha384") ? EVP_sha384() : strstr(suite, "sha512") ? EVP_sha512() : EVP_sha256();
    value_method = digest_method;
    if (!strcmp(suite, "ed25519")) value_method = NULL;
    if (!strcmp(suite, "sm2-sm3")) digest_method = value_method = EVP_sm3();
    if (!strncmp(suite, "gost", 4)) {
        ENGINE_load_dynamic();
        ENGINE *engine = ENGINE_by_id("gost");
        if (!engine || !ENGINE_init(engine) || !ENGINE_set_default(engine, ENGINE_METHOD_ALL)) stop("no GOST engine");
        digest_method = value_method = EVP_get_digestbyname(strstr(suite, "512") ? "md_gost12_512" : "md_gost12_256");
        if (!digest_method) stop("no Streebog");
    }
    char path[4096];
    if (!strcmp(suite, "gost2015-512")) {
        key = gost_key();
    } else {
        snprintf(path, sizeof path, "%s/key.pem", arguments[2]);
        FILE *file = fopen(path, "r");
        key = file ? PEM_read_PrivateKey(file, NULL, NULL, NULL) : NULL;
    }
    if (!key) stop("cannot read the key");
    snprintf(path, sizeof path, "%s/header.xml", arguments[2]);
    xmlDocPtr tree = xmlReadFile(path, NULL, XML_PARSE_NONET);
    xmlNodePtr root = xmlDocGetRootElement(tree);
    header = child(root, "AppHdr");
    document = child(root, "Document");
    signature = child(child(header, "Sgntr"), "Signature");
    signed_info = child(signature, "SignedInfo");
    key_info = child(signature, "KeyInfo");
    report("header_sign", step_sign);
    report("header_verify", step_verify);
    report("raw_sign", step_raw_sign);
    report("raw_verify", step_raw_verify);
    return 0;
}
