import CLibSQLite
import GRDB

/// Rows to be written: statements with their arguments, one after the other in one piece of memory.
///
/// Whoever decides records them; whoever writes binds them from there and touches nothing else of what was decided.
/// Two threads that count references to the same strings wait for each other's processor, and that took as long as
/// many a statement.
///
///     row:      address and length of the statement, whether it must change one row, number of arguments
///     argument: one byte for what it is; then a number, or a length and so many bytes
///
/// `@unchecked Sendable`: whoever hands it over records no more.
final class RecordedRows: @unchecked Sendable {
    fileprivate enum Kind: UInt8 {
        case null, integer, text, bytes
    }

    fileprivate static let headBytes = 8 + 4 + 1 + 1

    private var memory: UnsafeMutableRawPointer
    private var capacity = 16_384
    fileprivate private(set) var count = 0

    init() { memory = .allocate(byteCount: capacity, alignment: 8) }

    deinit { memory.deallocate() }

    /// Whether there is nothing to write.
    var isEmpty: Bool { count == 0 }

    /// Begins a row. The statement is known by where its text is, as literals are.
    func row(_ sql: StaticString) -> RecordedRow { RecordedRow(sql, self) }

    @inline(__always) fileprivate func append<Value: BitwiseCopyable>(_ value: Value) {
        makeRoom(MemoryLayout<Value>.size)
        memory.storeBytes(of: value, toByteOffset: count, as: Value.self)
        count += MemoryLayout<Value>.size
    }

    fileprivate func append(_ kind: Kind, _ bytes: UnsafeRawBufferPointer) {
        append(kind.rawValue)
        append(CInt(bytes.count))
        makeRoom(bytes.count)
        if let start = bytes.baseAddress { (memory + count).copyMemory(from: start, byteCount: bytes.count) }
        count += bytes.count
    }

    fileprivate func replace(_ byte: UInt8, at offset: Int) {
        memory.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }

    @inline(__always) private func makeRoom(_ bytes: Int) {
        if count + bytes > capacity { grow(count + bytes) }
    }

    private func grow(_ bytes: Int) {
        while capacity < bytes { capacity *= 2 }
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
        larger.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        memory = larger
    }

    /// Writes them in order, in a transaction that is open. Throws what a statement fails with, and when one that must
    /// change a row does not: another writer was there first.
    func write(by statements: PreparedStatements) throws {
        var reading = Reading(memory: UnsafeRawPointer(memory), offset: 0)
        while reading.offset < count { try reading.writeRow(statements) }
    }

    private struct Reading {
        let memory: UnsafeRawPointer
        var offset: Int

        @inline(__always) mutating func next<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) -> Value {
            defer { offset += MemoryLayout<Value>.size }
            return memory.loadUnaligned(fromByteOffset: offset, as: Value.self)
        }

        mutating func writeRow(_ statements: PreparedStatements) throws {
            let address: UInt = next()
            let length: CInt = next()
            let mustChangeOne = next(UInt8.self) == 1
            let arguments = CInt(next(UInt8.self))
            guard let sql = UnsafePointer<UInt8>(bitPattern: address) else { preconditionFailure("a literal") }
            let change = try statements.change(UnsafeBufferPointer(start: sql, count: Int(length)))
            // All are bound anew, so that nothing points to what was recorded before.
            precondition(arguments == change.arguments, "\(change.statement.sql) is not what was recorded")
            let handle = change.handle
            for index in 0..<arguments {
                let code = bind(handle, index + 1)
                guard code == SQLITE_OK else {
                    throw StorageFault(.database, "a value could not be bound", code: code)
                }
            }
            defer { sqlite3_reset(handle) }
            guard sqlite3_step(handle) == SQLITE_DONE else { throw statements.failure(of: change.statement) }
            if mustChangeOne, sqlite3_changes(sqlite3_db_handle(handle)) != 1 {
                throw StorageFault(.database, "another process writes to this store; \(change.statement.sql)")
            }
        }

        private mutating func bind(_ handle: OpaquePointer, _ index: CInt) -> CInt {
            switch Kind(rawValue: next()) {
            case .null: return sqlite3_bind_null(handle, index)
            case .integer: return sqlite3_bind_int64(handle, index, next())
            case .text:
                let bytes = nextBytes()
                return gateway_sqlite_bind_kept_text(handle, index, bytes.baseAddress, CInt(bytes.count))
            case .bytes:
                let bytes = nextBytes()
                return gateway_sqlite_bind_kept_bytes(handle, index, bytes.baseAddress, CInt(bytes.count))
            case nil: preconditionFailure("recorded by RecordedRow")
            }
        }

        private mutating func nextBytes() -> UnsafeRawBufferPointer {
            let length = Int(next(CInt.self))
            defer { offset += length }
            // Never nil: no bytes are not null.
            return UnsafeRawBufferPointer(start: memory + offset, count: length)
        }
    }
}

/// One row as it is recorded; its arguments are given from left to right, each as what it is.
struct RecordedRow: ~Copyable {
    private let rows: RecordedRows
    private let start: Int
    private var arguments: UInt8 = 0

    fileprivate init(_ sql: StaticString, _ rows: RecordedRows) {
        self.rows = rows
        start = rows.count
        rows.append(UInt(bitPattern: sql.utf8Start))
        rows.append(CInt(sql.utf8CodeUnitCount))
        rows.append(UInt8(0))
        rows.append(UInt8(0))
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { rows.append(.text, UnsafeRawBufferPointer($0)) }
        arguments += 1
    }

    mutating func text(_ value: String?) {
        if let value { text(value) } else { null() }
    }

    @inline(__always) mutating func texts(_ values: String?...) {
        for value in values { text(value) }
    }

    mutating func integer(_ value: Int64) {
        rows.append(RecordedRows.Kind.integer.rawValue)
        rows.append(value)
        arguments += 1
    }

    @inline(__always) mutating func integers(_ values: Int64?...) {
        for value in values {
            if let value { integer(value) } else { null() }
        }
    }

    mutating func bytes(_ value: [UInt8]) {
        value.withUnsafeBytes { rows.append(.bytes, $0) }
        arguments += 1
    }

    private mutating func null() {
        rows.append(RecordedRows.Kind.null.rawValue)
        arguments += 1
    }

    /// The row is complete.
    consuming func end() { rows.replace(arguments, at: start + RecordedRows.headBytes - 1) }

    /// The row is complete, and must change exactly one row: if it does not, another writer was there first.
    consuming func endOnce() {
        rows.replace(1, at: start + RecordedRows.headBytes - 2)
        end()
    }
}
