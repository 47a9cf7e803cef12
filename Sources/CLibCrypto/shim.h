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
#endif
