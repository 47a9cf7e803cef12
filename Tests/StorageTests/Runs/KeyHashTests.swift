import Testing

@testable import Storage

/// SipHash-2-4 against what its authors published: https://github.com/veorq/SipHash/blob/master/vectors.h
struct KeyHashTests {
    /// Of the first `length` bytes of 0, 1, 2 …, with the key 0, 1, … 15; the result's bytes as they are published.
    static let vectors: [(length: UInt8, hash: UInt64)] = [
        (0, 0x310e_0edd_47db_6f72), (1, 0xfd67_dc93_c539_f874), (2, 0x5a4f_a9d9_0980_6c0d),
        (3, 0x2d7e_fbd7_9666_6785), (4, 0xb787_7127_e094_27cf), (5, 0x8da6_99cd_6455_7618),
        (6, 0xcee3_fe58_6e46_c9cb), (7, 0x37d1_018b_f500_02ab), (8, 0x6224_939a_79f5_f593),
        (9, 0xb0e4_a90b_df82_009e), (14, 0xeef2_7a8e_90ca_23f7), (15, 0xe545_be49_61ca_29a1),
        (16, 0xdb9b_c257_7fcc_2a3f), (17, 0x9447_be2c_f5e9_9a69), (31, 0x42c3_41d8_fa92_d832),
        (32, 0xce7c_f272_2f51_2771), (33, 0xe378_59f9_4623_f3a7), (62, 0x575f_f28e_6038_1be5),
        (63, 0x7245_06eb_4c32_8a95),
    ]

    private let hash = KeyHash(secret: Array(0..<16))

    @Test(arguments: vectors) func theAuthorsSayTheSame(length: UInt8, expected: UInt64) {
        let bytes = Array(0..<length)
        #expect(bytes.withUnsafeBytes { hash($0) } == Int64(bitPattern: expected.byteSwapped))
        // Every one of these bytes is a character.
        #expect(hash(String(decoding: bytes, as: UTF8.self)) == Int64(bitPattern: expected.byteSwapped))
    }

    @Test func everyBitOfTheSecretCounts() {
        var hashes: Set<Int64> = [hash("UETR")]
        for bit in 0..<128 {
            var secret = Array<UInt8>(0..<16)
            secret[bit / 8] ^= 1 << UInt8(bit % 8)
            hashes.insert(KeyHash(secret: secret)("UETR"))
        }
        #expect(hashes.count == 129)
    }

    @Test func textBeyondASCIIIsItsUTF8() {
        for key in ["теңге-ключ", "🐎", String(repeating: "Ж", count: 100)] {
            #expect(Array(key.utf8).withUnsafeBytes { hash($0) } == hash(key))
        }
    }
}
