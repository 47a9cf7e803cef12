/// Many rows of one table in one statement: an array for each column.
struct RowsInsert<Rows: Collection> {
    private let table: String
    private let rows: Rows
    private var columns: [String] = []
    private var call = ServerCall("")

    init(into table: String, _ rows: Rows) {
        self.table = table
        self.rows = rows
    }

    mutating func integers(_ column: String, _ value: (Rows.Element) -> Int64?) {
        columns.append(column)
        call.integers(rows, value)
    }

    mutating func texts(_ column: String, _ value: (Rows.Element) -> String?) {
        columns.append(column)
        call.texts(rows, value)
    }

    mutating func bytes(_ column: String, _ value: (Rows.Element) -> [UInt8]?) {
        columns.append(column)
        call.bytes(rows, value)
    }

    /// The statement; nil when there is no row.
    func finished(_ suffix: String = "") -> ServerCall? {
        guard !rows.isEmpty else { return nil }
        let parameters = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        let names = columns.joined(separator: ", ")
        var finished = call.with(
            sql: "INSERT INTO \(table) (\(names)) SELECT * FROM unnest(\(parameters)) AS given (\(names)) \(suffix)")
        finished.rowsExpected = rows.count
        return finished
    }
}
