import CLibPQ

/// A statement and its arguments, in the binary form of the protocol: integers of eight bytes, texts, bytes, and
/// arrays of these, which is how many rows go in one statement.
struct ServerCall {
    /// With `?1` or `$1`.
    private(set) var sql: String
    /// Prepared once for each connection and text; a text that is used once is not worth it.
    let isPrepared: Bool
    /// How many rows the statement must change; nil when it does not matter.
    var rowsExpected: Int?

    private(set) var types: [Oid] = []
    private(set) var lengths: [Int32] = []
    private var offsets: [Int?] = []
    private var buffer: [UInt8] = []

    init(_ sql: String, isPrepared: Bool = true) {
        self.sql = sql
        self.isPrepared = isPrepared
    }

    /// `int8`, `text`, `bytea` and their arrays: fixed by PostgreSQL for ever.
    private enum TypeNumber {
        static let integer: Oid = 20
        static let text: Oid = 25
        static let bytes: Oid = 17
        static let integers: Oid = 1016
        static let texts: Oid = 1009
        static let byteArrays: Oid = 1001
    }

    // MARK: Arguments, from left to right

    mutating func add(_ value: (any StoredArgument)?) {
        switch value?.stored {
        case .integer(let number): add(TypeNumber.integer) { $0.appendBigEndian(number) }
        case .text(let text): add(TypeNumber.text) { $0.appendText(text) }
        case .bytes(let bytes): add(TypeNumber.bytes) { $0.append(contentsOf: bytes) }
        case nil:
            types.append(TypeNumber.text)
            lengths.append(0)
            offsets.append(nil)
        }
    }

    mutating func integers<Rows: Collection>(_ rows: Rows, _ value: (Rows.Element) -> Int64?) {
        array(TypeNumber.integers, of: TypeNumber.integer, rows, value) { $0.appendBigEndian($1) }
    }

    mutating func texts<Rows: Collection>(_ rows: Rows, _ value: (Rows.Element) -> String?) {
        array(TypeNumber.texts, of: TypeNumber.text, rows, value) { $0.appendText($1) }
    }

    mutating func bytes<Rows: Collection>(_ rows: Rows, _ value: (Rows.Element) -> [UInt8]?) {
        array(TypeNumber.byteArrays, of: TypeNumber.bytes, rows, value) { $0.append(contentsOf: $1) }
    }

    private mutating func add(_ type: Oid, _ write: (inout [UInt8]) -> Void) {
        let start = buffer.count
        write(&buffer)
        types.append(type)
        lengths.append(Int32(buffer.count - start))
        offsets.append(start)
    }

    /// Dimensions, whether there are nulls, the type; length and lower bound; then each with its length, -1 for null.
    private mutating func array<Rows: Collection, Value>(
        _ type: Oid, of element: Oid, _ rows: Rows, _ value: (Rows.Element) -> Value?,
        _ write: (inout [UInt8], Value) -> Void
    ) {
        add(type) { buffer in
            buffer.appendBigEndian(Int32(rows.isEmpty ? 0 : 1))
            buffer.appendBigEndian(Int32(1))
            buffer.appendBigEndian(Int32(bitPattern: element))
            guard !rows.isEmpty else { return }
            buffer.appendBigEndian(Int32(rows.count))
            buffer.appendBigEndian(Int32(1))
            for row in rows {
                guard let value = value(row) else {
                    buffer.appendBigEndian(Int32(-1))
                    continue
                }
                let place = buffer.count
                buffer.appendBigEndian(Int32(0))
                write(&buffer, value)
                let length = Int32(buffer.count - place - 4)
                withUnsafeBytes(of: length.bigEndian) { buffer.replaceSubrange(place..<place + 4, with: $0) }
            }
        }
    }

    /// The same arguments under another text.
    func with(sql: String) -> ServerCall {
        var call = self
        call.sql = sql
        return call
    }

    // MARK: For libpq

    /// The text with the server's parameters.
    var serverSQL: String { sql.replacing("?", with: "$") }

    /// Calls `body` with one pointer for each argument.
    func withArguments<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        buffer.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            // An empty text is no null: any address will do for it.
            let pointers = offsets.map { offset -> UnsafePointer<CChar>? in
                offset.map { offset in start.map { $0 + offset } ?? UnsafePointer(Self.nothing) }
            }
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }

    private nonisolated(unsafe) static let nothing = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
}

extension [UInt8] {
    fileprivate mutating func appendBigEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    /// In one piece: appending a UTF-8 view goes byte by byte.
    fileprivate mutating func appendText(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }
}
