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
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/ui.h>
#include <openssl/x509v3.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

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
static inline EVP_PKEY *gateway_generate_sm2(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "SM2"); }
static inline EVP_PKEY *gateway_generate_ed25519(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"); }
static inline long gateway_BIO_get_mem_data(BIO *stream, char **start) { return BIO_get_mem_data(stream, start); }
// The reason code of a revoked entry; 0 where it gives none, -1 where it cannot be read.
static inline long gateway_X509_REVOKED_reason(const X509_REVOKED *entry) {
    int critical = -1;
    ASN1_ENUMERATED *reason = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, &critical, NULL);
    if (reason == NULL) return critical == -1 ? 0 : -1;
    long value = ASN1_ENUMERATED_get(reason);
    ASN1_ENUMERATED_free(reason);
    return value;
}
// Whether a list is about every certificate of its issuer and for every reason.
static inline int gateway_X509_CRL_is_complete(const X509_CRL *list) {
    int critical = -1;
    ISSUING_DIST_POINT *scope = X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, &critical, NULL);
    if (scope == NULL) return critical == -1;
    int complete = scope->onlyuser <= 0 && scope->onlyCA <= 0 && scope->indirectCRL <= 0 && scope->onlyattr <= 0
        && scope->onlysomereasons == NULL;
    ISSUING_DIST_POINT_free(scope);
    return complete;
}
// The number of the digest in a signature algorithm: NID_undef where it has its own, -1 where it is none at all.
static inline int gateway_signature_digest(const X509_ALGOR *algorithm) {
    const ASN1_OBJECT *object = NULL;
    const void *parameters = NULL;
    int type = 0, digest = NID_undef, key = NID_undef;
    if (algorithm == NULL) return -1;
    X509_ALGOR_get0(&object, &type, &parameters, algorithm);
    int signature = OBJ_obj2nid(object);
    if (signature != NID_rsassaPss) return OBJ_find_sigid_algs(signature, &digest, &key) == 1 ? digest : -1;
    // RSA-PSS names its digest in parameters; where it does not, it is SHA-1.
    if (type != V_ASN1_SEQUENCE) return NID_sha1;
    RSA_PSS_PARAMS *pss = ASN1_item_unpack((const ASN1_STRING *)parameters, ASN1_ITEM_rptr(RSA_PSS_PARAMS));
    if (pss == NULL) return -1;
    digest = pss->hashAlgorithm == NULL ? NID_sha1 : OBJ_obj2nid(pss->hashAlgorithm->algorithm);
    RSA_PSS_PARAMS_free(pss);
    return digest;
}
static inline int gateway_ERR_GET_LIB(unsigned long code) { return ERR_GET_LIB(code); }
static inline void *gateway_secure_malloc(size_t count) { return OPENSSL_secure_malloc(count); }
static inline void gateway_secure_clear_free(void *memory, size_t count) { OPENSSL_secure_clear_free(memory, count); }

// The library's allocator, but whatever is given back is wiped first: the library reads keys through buffers that it does
// not clear itself. It has to be set before the library has allocated anything, and says whether it was.
static inline void *gateway_allocate(size_t count, const char *file, int line) {
    (void)file, (void)line;
    return malloc(count);
}
static inline void gateway_wipe_and_free(void *memory, const char *file, int line) {
    (void)file, (void)line;
    if (memory == NULL) return;
    // The GOST engine hands over secure memory that the library takes for ordinary memory.
    if (CRYPTO_secure_allocated(memory)) {
        CRYPTO_secure_free(memory, file, line);
        return;
    }
    explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}
static inline void *gateway_reallocate(void *memory, size_t count, const char *file, int line) {
    if (memory == NULL) return malloc(count);
    size_t old = malloc_usable_size(memory);
    if (count > 0 && count <= old) return memory;
    void *moved = count > 0 ? malloc(count) : NULL;
    if (count > 0 && moved == NULL) return NULL;
    if (moved != NULL) memcpy(moved, memory, old < count ? old : count);
    gateway_wipe_and_free(memory, file, line);
    return moved;
}
static inline int gateway_wipe_freed_memory(void) {
    return CRYPTO_set_mem_functions(gateway_allocate, gateway_reallocate, gateway_wipe_and_free);
}
// Neither a core file nor another process of the same user shall have this one's memory.
static inline int gateway_forbid_dumps(void) {
    struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}
static inline unsigned long gateway_lockable_bytes(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_MEMLOCK, &limit) == 0 ? (unsigned long)limit.rlim_cur : 0;
}
static inline void gateway_OPENSSL_clear_free(void *memory, size_t count) { OPENSSL_clear_free(memory, count); }
// The parts of a PKCS#12 container; the library's stacks are macros.
static inline STACK_OF(PKCS12_SAFEBAG) *gateway_PKCS12_bags(PKCS7 *safe, const char *password) {
    int type = OBJ_obj2nid(safe->type);
    if (type == NID_pkcs7_data) return PKCS12_unpack_p7data(safe);
    if (type == NID_pkcs7_encrypted) return PKCS12_unpack_p7encdata(safe, password, -1);
    return NULL;
}
static inline int gateway_PKCS12_bags_count(const STACK_OF(PKCS12_SAFEBAG) *bags) { return sk_PKCS12_SAFEBAG_num(bags); }
static inline PKCS12_SAFEBAG *gateway_PKCS12_bags_value(const STACK_OF(PKCS12_SAFEBAG) *bags, int index) {
    return sk_PKCS12_SAFEBAG_value(bags, index);
}
static inline void gateway_PKCS12_bags_free(STACK_OF(PKCS12_SAFEBAG) *bags) {
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}
static inline int gateway_PKCS7_stack_count(const STACK_OF(PKCS7) *safes) { return sk_PKCS7_num(safes); }
static inline PKCS7 *gateway_PKCS7_stack_value(const STACK_OF(PKCS7) *safes, int index) {
    return sk_PKCS7_value(safes, index);
}
static inline void gateway_PKCS7_stack_free(STACK_OF(PKCS7) *safes) { sk_PKCS7_pop_free(safes, PKCS7_free); }
// A container with a key and its certificate, each encrypted with AES-256, under a SHA-256 code. The two are tied by the
// SHA-1 of the certificate, as the library itself does.
static inline PKCS12 *gateway_PKCS12_pack(
    const char *password, PKCS8_PRIV_KEY_INFO *key, X509 *certificate, int iterations) {
    STACK_OF(PKCS7) *safes = NULL;
    STACK_OF(PKCS12_SAFEBAG) *bags = NULL;
    PKCS12 *container = NULL;
    PKCS12_SAFEBAG *bag;
    unsigned char identifier[EVP_MAX_MD_SIZE];
    unsigned int count = 0;
    if (X509_digest(certificate, EVP_sha1(), identifier, &count) != 1) goto end;
    bag = PKCS12_add_cert(&bags, certificate);
    if (bag == NULL || PKCS12_add_localkeyid(bag, identifier, (int)count) != 1) goto end;
    if (PKCS12_add_safe(&safes, bags, NID_aes_256_cbc, iterations, password) != 1) goto end;
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    bags = sk_PKCS12_SAFEBAG_new_null();
    bag = PKCS12_SAFEBAG_create_pkcs8_encrypt(NID_aes_256_cbc, password, -1, NULL, 0, iterations, key);
    if (bag == NULL) goto end;
    if (bags == NULL || sk_PKCS12_SAFEBAG_push(bags, bag) == 0) {
        PKCS12_SAFEBAG_free(bag);
        goto end;
    }
    if (PKCS12_add_localkeyid(bag, identifier, (int)count) != 1) goto end;
    if (PKCS12_add_safe(&safes, bags, -1, 0, NULL) != 1) goto end;
    container = PKCS12_add_safes(safes, 0);
    if (container != NULL && PKCS12_set_mac(container, password, -1, NULL, 0, iterations, EVP_sha256()) != 1) {
        PKCS12_free(container);
        container = NULL;
    }
end:
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    sk_PKCS7_pop_free(safes, PKCS7_free);
    return container;
}
// Finds an engine, or gives NULL where it is not installed. Whoever initializes libcrypto's engines after this (libcurl
// does) offers every key and digest of the process to each engine that is known, unless the engine forbids it.
static inline ENGINE *gateway_find_engine(const char *identifier) {
    OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC, NULL);
    ENGINE *engine = ENGINE_by_id(identifier);
    if (engine == NULL) return NULL;
    ENGINE_set_flags(engine, ENGINE_get_flags(engine) | ENGINE_FLAGS_NO_REGISTER_ALL);
    return engine;
}
// Starts an engine, or gives NULL where it is not installed. Only its key types stay registered: with digests or
// ciphers among them every start of every digest would go through the engines' global lock.
static inline ENGINE *gateway_start_engine(const char *identifier) {
    ENGINE *engine = gateway_find_engine(identifier);
    if (engine == NULL) return NULL;
    if (ENGINE_init(engine) != 1) {
        ENGINE_free(engine);
        return NULL;
    }
    if (ENGINE_register_pkey_meths(engine) != 1 || ENGINE_register_pkey_asn1_meths(engine) != 1) {
        ENGINE_finish(engine);
        ENGINE_free(engine);
        return NULL;
    }
    ENGINE_unregister_digests(engine);
    ENGINE_unregister_ciphers(engine);
    return engine;
}
// A new key of an engine's type on a named parameter set.
static inline EVP_PKEY *gateway_generate_gost(ENGINE *engine, int type, const char *parameters) {
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(type, engine);
    if (context == NULL || EVP_PKEY_keygen_init(context) != 1 ||
        EVP_PKEY_CTX_ctrl_str(context, "paramset", parameters) != 1 || EVP_PKEY_keygen(context, &key) != 1) {
        key = NULL;
    }
    EVP_PKEY_CTX_free(context);
    return key;
}
// The order of the group of an engine's elliptic key, big-endian, in `bytes`; its length, or 0.
static inline int gateway_group_order(const EVP_PKEY *key, unsigned char *bytes, int count) {
    const EC_KEY *inner = (const EC_KEY *)EVP_PKEY_get0(key);
    const EC_GROUP *group = inner == NULL ? NULL : EC_KEY_get0_group(inner);
    const BIGNUM *order = group == NULL ? NULL : EC_GROUP_get0_order(group);
    return order == NULL || BN_bn2binpad(order, bytes, count) != count ? 0 : count;
}
// Time stamps (RFC 3161). The imprint of a request is a SHA-256 digest.
static inline int gateway_TS_REQ_set_sha256(TS_REQ *request, const unsigned char *digest, int count) {
    X509_ALGOR *algorithm = X509_ALGOR_new();
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    int done = algorithm != NULL && imprint != NULL
        && X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) == 1
        && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1
        && TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)digest, count) == 1
        && TS_REQ_set_msg_imprint(request, imprint) == 1;
    X509_ALGOR_free(algorithm);
    TS_MSG_IMPRINT_free(imprint);
    return done;
}
static inline int gateway_TS_MSG_IMPRINT_nid(TS_MSG_IMPRINT *imprint) {
    const ASN1_OBJECT *object = NULL;
    X509_ALGOR_get0(&object, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    return OBJ_obj2nid(object);
}
static inline long gateway_ASN1_INTEGER_or_zero(const ASN1_INTEGER *number) {
    return number == NULL ? 0 : ASN1_INTEGER_get(number);
}
// Takes over a copy of the digest; says what is to be verified.
static inline int gateway_TS_VERIFY_CTX_set_imprint(TS_VERIFY_CTX *context, const unsigned char *digest, size_t count) {
    unsigned char *copy = OPENSSL_memdup(digest, count);
    if (copy == NULL) return 0;
    TS_VERIFY_CTX_set_imprint(context, copy, (long)count);
    TS_VERIFY_CTX_set_flags(context, TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_IMPRINT);
    return 1;
}
// An anchor may be the authority's own certificate, whoever issued it; validity is that of the stamp's time.
static inline void gateway_X509_STORE_verify_at(X509_STORE *store, time_t time) {
    X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), time);
}
// A token may leave its signer's certificate out. The context owns the stack and a reference to each certificate in it.
static inline int gateway_TS_VERIFY_CTX_set_certificates(TS_VERIFY_CTX *context, X509 **certificates, int count) {
    STACK_OF(X509) *stack = sk_X509_new_null();
    if (stack == NULL) return 0;
    for (int index = 0; index < count; index++) {
        if (X509_up_ref(certificates[index]) != 1) return 0;
        if (sk_X509_push(stack, certificates[index]) == 0) return 0;
    }
    TS_VERIFY_CTX_set_certs(context, stack);
    return 1;
}
#endif
