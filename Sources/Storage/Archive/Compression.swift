import CLibZ

/// A zlib stream (RFC 1950) of a whole block.
enum Compression {
    /// What archives are made with: the best that zlib does in reasonable time.
    private static let level: Int32 = 9

    static func compress(_ content: [UInt8]) throws -> [UInt8] {
        var code: Int32 = Z_OK
        let room = Int(compressBound(uLong(content.count)))
        let stream = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var written = uLong(buffer.count)
            code = compress2(buffer.baseAddress, &written, content, uLong(content.count), level)
            count = code == Z_OK ? Int(written) : 0
        }
        guard code == Z_OK else { throw StorageFault(.file, "zlib cannot compress (\(code))") }
        return stream
    }

    /// The content of a stream; nil unless it is one of exactly so many bytes.
    static func content(of stream: [UInt8], bytes: Int) -> [UInt8]? {
        var code: Int32 = Z_OK
        let content = [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
            var written = uLong(buffer.count)
            code = uncompress(buffer.baseAddress, &written, stream, uLong(stream.count))
            count = code == Z_OK ? Int(written) : 0
        }
        return code == Z_OK && content.count == bytes ? content : nil
    }
}
