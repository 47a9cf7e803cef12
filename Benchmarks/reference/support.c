#include "reference.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void stop(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

Bytes read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) stop("cannot read %s", path);
    fseek(file, 0, SEEK_END);
    size_t count = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(count + 1);
    if (fread(bytes, 1, count, file) != count) stop("cannot read %s", path);
    bytes[count] = 0;
    fclose(file);
    return (Bytes){bytes, count};
}

xmlNodePtr child(xmlNodePtr parent, const char *name) {
    for (xmlNodePtr node = parent ? parent->children : NULL; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name)) return node;
    return NULL;
}

int decode_base64(const xmlChar *text, unsigned char *into, int count_max) {
    int count = (int)strlen((const char *)text);
    if (count % 4 || count / 4 * 3 > count_max) return -1;
    int decoded = EVP_DecodeBlock(into, text, count);
    while (count && text[--count] == '=') decoded--;
    return decoded;
}

char *encode_base64(const unsigned char *bytes, int count) {
    char *text = malloc((size_t)(count + 2) / 3 * 4 + 1);
    EVP_EncodeBlock((unsigned char *)text, bytes, count);
    return text;
}

static xmlSchemaPtr load_schema(const char *path) {
    xmlSchemaParserCtxtPtr context = xmlSchemaNewParserCtxt(path);
    xmlSchemaPtr schema = xmlSchemaParse(context);
    xmlSchemaFreeParserCtxt(context);
    if (!schema) stop("cannot compile %s", path);
    return schema;
}

void load_tools(Tools *tools, const char *header_xsd, const char *document_xsd, const char *certificate,
                const char *key) {
    xmlInitParser();
    tools->parser = xmlNewParserCtxt();
    tools->header_schema = load_schema(header_xsd);
    tools->document_schema = load_schema(document_xsd);
    tools->header_validation = xmlSchemaNewValidCtxt(tools->header_schema);
    tools->document_validation = xmlSchemaNewValidCtxt(tools->document_schema);

    BIO *file = BIO_new_file(certificate, "r");
    X509 *decoded = PEM_read_bio_X509(file, NULL, NULL, NULL);
    BIO_free(file);
    if (!decoded) stop("cannot read the certificate %s", certificate);
    const ASN1_OCTET_STRING *identifier = X509_get0_subject_key_id(decoded);
    if (!identifier) stop("the certificate has no subject key identifier");
    tools->key_identifier = encode_base64(ASN1_STRING_get0_data(identifier), ASN1_STRING_length(identifier));
    tools->public_key = X509_get_pubkey(decoded);
    X509_free(decoded);

    file = BIO_new_file(key, "r");
    tools->private_key = PEM_read_bio_PrivateKey(file, NULL, NULL, NULL);
    BIO_free(file);
    if (!tools->private_key) stop("cannot read the key %s", key);
}
