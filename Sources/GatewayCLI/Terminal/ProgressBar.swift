/// A bar on standard error that grows while a command works through a known number of steps.
struct ProgressBar {
    private let title: String
    private let stepsTotal: Int
    private let isShown: Bool
    private var stepsDone = 0

    init(_ title: String, stepsTotal: Int, on terminal: Terminal) {
        self.title = title
        self.stepsTotal = max(stepsTotal, 1)
        isShown = terminal.showsProgress
    }

    mutating func advance() {
        stepsDone += 1
        guard isShown else { return }
        let width = 32
        let filled = min(width, stepsDone * width / stepsTotal)
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        writePart("\r\(title) \(bar) \(stepsDone)/\(stepsTotal)")
    }

    func finish() {
        if isShown { writePart("\n") }
    }
}
