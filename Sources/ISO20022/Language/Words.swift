// Words that some sentences take as an argument.

extension InThreeLanguages {
    static let intermediaryAgent = Self(
        "intermediary agent", ru: "банк-посредник", kk: "делдал банк")
    static let previousInstructingAgent = Self(
        "previous instructing agent", ru: "предыдущий инструктирующий агент", kk: "алдыңғы нұсқау беруші агент")
    static let moreThan18Digits = Self("more than 18 digits", ru: "более 18 цифр", kk: "18 цифрдан астам сан")
}

extension FindingText.Argument {
    /// A sum; nil is one that no amount can hold.
    static func sum(_ sum: ExactDecimal?) -> Self { sum.map { .literal($0.text) } ?? .words(.moreThan18Digits) }
}
