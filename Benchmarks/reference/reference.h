// The same steps as the gateway's message path, done with libxml2, OpenSSL and SQLite in plain C.
#ifndef GATEWAY_REFERENCE_H
#define GATEWAY_REFERENCE_H
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char *bytes;
    size_t count;
} Bytes;

// A message that is parsed, with the nodes that the later steps need.
typedef struct {
    xmlDocPtr tree;
    xmlNodePtr header, document, signature, signed_info, key_info;
} Message;

typedef struct {
    xmlParserCtxtPtr parser;
    xmlSchemaPtr header_schema, document_schema;
    xmlSchemaValidCtxtPtr header_validation, document_validation;
    EVP_PKEY *public_key, *private_key;
    char *key_identifier; // of the certificate, base64
} Tools;

// support.c
_Noreturn void stop(const char *format, ...);
Bytes read_file(const char *path);
xmlNodePtr child(xmlNodePtr parent, const char *name);
int decode_base64(const xmlChar *text, unsigned char *into, int count_max);
char *encode_base64(const unsigned char *bytes, int count);
void load_tools(Tools *tools, const char *header_xsd, const char *document_xsd, const char *certificate,
                const char *key);

// message.c: the message path
void parse(Tools *tools, Bytes bytes, Message *message);
void validate(Tools *tools, const Message *message);
void check_digests(const Message *message);
void verify_value(Tools *tools, const Message *message);
size_t read_leaves(xmlNodePtr node);
Bytes canonical_bytes(xmlNodePtr subtree, xmlNodePtr excluded);
void canonical_digest(xmlNodePtr subtree, xmlNodePtr excluded, unsigned char digest[32]);
size_t sign(Tools *tools, Bytes bytes, unsigned char *value, size_t count_max);

// prepare.c: signed messages out of a template
void prepare(Tools *tools, const char *template_path, const char *folder, int count);

// ledger.c: a durable hold-and-settle, group-committed
typedef struct Ledger Ledger;
Ledger *ledger_open(const char *path);
void ledger_settle_group(Ledger *ledger, int count, Bytes message);
void ledger_close(Ledger *ledger);
#endif
