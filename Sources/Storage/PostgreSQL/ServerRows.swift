/// PostgreSQL's rows, on one connection within a transaction.
struct ServerRows: RowSource {
    let connection: ServerConnection
    var hasRuns: Bool { false }

    /// How many rows of a long result are in memory at once.
    private static let rowsPerFetch = 200

    func each(
        _ sql: String, _ arguments: [(any StoredArgument)?], _ body: (any StoredRow) throws -> Bool
    ) throws(StorageFault) {
        var call = ServerCall(sql)
        for argument in arguments { call.add(argument) }
        do {
            let result = try connection.run([call])[0]
            for row in 0..<result.rowsCount where try !body(result[row]) { return }
        } catch let failure as ServerFailure {
            throw StorageFault(failure)
        } catch {
            throw StorageFault(error)
        }
    }

    func scan(_ sql: String, _ body: (any StoredRow) throws -> Bool) throws(StorageFault) {
        do {
            try connection.run("DECLARE scan NO SCROLL CURSOR FOR \(sql)")
            while true {
                let result = try connection.run("FETCH \(Self.rowsPerFetch) FROM scan")
                var goesOn = result.rowsCount > 0
                for row in 0..<result.rowsCount where goesOn { goesOn = try body(result[row]) }
                guard goesOn else { break }
            }
            try connection.run("CLOSE scan")
        } catch let failure as ServerFailure {
            throw StorageFault(failure)
        } catch {
            throw StorageFault(error)
        }
    }
}
