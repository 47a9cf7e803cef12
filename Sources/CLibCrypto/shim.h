// OpenSSL 3, libcrypto only. Function-like macros do not reach Swift: each one that is needed has an inline function here.
#ifndef GATEWAY_CLIBCRYPTO_SHIM_H
#define GATEWAY_CLIBCRYPTO_SHIM_H
#define OPENSSL_SUPPRESS_DEPRECATED 1
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

static inline void gateway_OPENSSL_free(void *memory) { OPENSSL_free(memory); }
static inline int gateway_ERR_GET_REASON(unsigned long code) { return ERR_GET_REASON(code); }
// A distinguished name as RFC 2253 writes it, but with UTF-8 left as it is.
static inline int gateway_X509_NAME_print(BIO *stream, const X509_NAME *name) {
    return X509_NAME_print_ex(stream, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0 ? 1 : 0;
}
// An extension from its text as in openssl's configuration files; `issuer` and `subject` serve the key identifiers.
static inline int gateway_X509_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509V3_set_ctx_nodb(&context);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    if (extension == NULL) return 0;
    int added = X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}
// `EVP_EC_gen` and `EVP_RSA_gen` are macros over a variadic function.
static inline EVP_PKEY *gateway_generate_ec(const char *group) { return EVP_PKEY_Q_keygen(NULL, NULL, "EC", group); }
static inline EVP_PKEY *gateway_generate_rsa(size_t bits) { return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", bits); }
static inline EVP_PKEY *gateway_generate_ed25519(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"); }
static inline long gateway_BIO_get_mem_data(BIO *stream, char **start) { return BIO_get_mem_data(stream, start); }
#endif
