import CLibPQ

/// What one statement answered; freed with the last look at it.
final class ServerResult {
    private let handle: OpaquePointer

    /// Takes the handle over.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var rowsCount: Int { Int(PQntuples(handle)) }

    /// How many rows the statement changed; nil when it is not one that changes rows.
    var rowsChanged: Int? { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } }

    /// What was done, as the server names it: of a commit that was none, `ROLLBACK`.
    var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    subscript(row: Int) -> ServerRow { ServerRow(result: self, row: Int32(row)) }

    // Numbers of types: bool, bytea, int8, int2, int4, text, varchar.
    fileprivate func integer(_ row: Int32, _ column: Int32) -> Int64? {
        guard let bytes = value(row, column) else { return nil }
        switch (PQftype(handle, column), bytes.count) {
        case (20, 8), (21, 2), (23, 4): break
        case (16, 1): return Int64(bytes[0])
        default: return nil
        }
        let isNegative = bytes[0] & 0x80 != 0
        return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    fileprivate func text(_ row: Int32, _ column: Int32) -> String? {
        guard [25, 1043].contains(PQftype(handle, column)), let bytes = value(row, column) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    fileprivate func bytes(_ row: Int32, _ column: Int32) -> [UInt8]? {
        guard PQftype(handle, column) == 17, let bytes = value(row, column) else { return nil }
        return [UInt8](bytes)
    }

    fileprivate func isNull(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(handle, row, column) == 1 }

    private func value(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
        guard !isNull(row, column), let start = PQgetvalue(handle, row, column) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
    }
}

/// One row of a result.
struct ServerRow: StoredRow {
    fileprivate let result: ServerResult
    fileprivate let row: Int32

    func isNull(at index: Int) -> Bool { result.isNull(row, Int32(index)) }
    func integer(at index: Int) -> Int64? { result.integer(row, Int32(index)) }
    func text(at index: Int) -> String? { result.text(row, Int32(index)) }
    func bytes(at index: Int) -> [UInt8]? { result.bytes(row, Int32(index)) }
}
