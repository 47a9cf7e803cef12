// Debian builds libxml2 with ICU, and its headers then clash with Foundation's own ICU module: leave ICU out
// before any other header can pull it in.
#ifndef GATEWAY_CLIBXML2_SHIM_H
#define GATEWAY_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/c14n.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/schemasInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read.
static inline void gateway_xmlFree(void *memory) { xmlFree(memory); }

// A generic error handler that says nothing: libxml2's default prints to stderr, and it is variadic.
static inline void gateway_ignoreGenericError(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

// Silences the generic error channel of this thread and of those to come.
static inline void gateway_silenceGenericErrors(void) {
    xmlSetGenericErrorFunc(NULL, gateway_ignoreGenericError);
    xmlThrDefSetGenericErrorFunc(NULL, gateway_ignoreGenericError);
}

// Whether a NUL-terminated text (may be NULL: the empty text) equals `length` bytes that need no terminator.
static inline int gateway_textEquals(const xmlChar *text, const void *other, size_t length) {
    if (text == NULL) return length == 0;
    // Most texts that differ, differ at once.
    if (length > 0 && text[0] != *(const unsigned char *)other) return 0;
    return strncmp((const char *)text, (const char *)other, length) == 0 && text[length] == 0;
}

// Byte order of two NUL-terminated texts; NULL is the empty text.
static inline int gateway_compareTexts(const xmlChar *left, const xmlChar *right) {
    return strcmp(left == NULL ? "" : (const char *)left, right == NULL ? "" : (const char *)right);
}

// The bytes before the NUL; none for NULL.
static inline size_t gateway_textLength(const xmlChar *text) {
    return text == NULL ? 0 : strlen((const char *)text);
}

// The offset of the first `byte` in `bytes`, or -1.
static inline long gateway_firstByte(const void *bytes, unsigned char byte, size_t length) {
    const void *found = memchr(bytes, byte, length);
    return found == NULL ? -1 : (long)((const char *)found - (const char *)bytes);
}

// The names of nodes that have none, by which libxml2 knows them: arrays of unknown length, which Swift cannot see.
static inline const xmlChar *gateway_textName(void) { return xmlStringText; }
static inline const xmlChar *gateway_commentName(void) { return xmlStringComment; }

// The prefix that every document has, and its namespace.
static inline const xmlChar *gateway_xmlPrefix(void) { return (const xmlChar *)"xml"; }
static inline const xmlChar *gateway_xmlNamespace(void) { return XML_XML_NAMESPACE; }
#endif
