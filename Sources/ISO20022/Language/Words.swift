// Words that some sentences take as an argument.

extension InThreeLanguages {
    static let intermediaryAgent = Self("intermediary agent", ru: "банк-посредник", kk: "делдал банк")
    static let previousInstructingAgent = Self(
        "previous instructing agent", ru: "предыдущий инструктирующий агент", kk: "алдыңғы нұсқау беруші агент")
    static let moreThan18Digits = Self("more than 18 digits", ru: "более 18 цифр", kk: "18 цифрдан астам сан")

    static let theMessage = Self("The message", ru: "«Сообщение»", kk: "«Хабарлама»")
    static let theLimit = Self("the limit", ru: "предел", kk: "шек")
    static let theFormOfTheStandard = Self(
        "in the form that the standard asks for", ru: "значение в форме, которую требует стандарт",
        kk: "стандарт талап ететін пішіндегі мән")
    static let aCodeOfTheList = Self(
        "one of the codes of its list", ru: "один из кодов своего списка", kk: "өз тізімінің кодтарының бірі")

    static let cyrillic = Self("Cyrillic", ru: "кириллическая", kk: "кириллица")
    static let greek = Self("Greek", ru: "греческая", kk: "грек")
}

extension FindingText.Argument {
    /// A sum; nil is one that no amount can hold.
    static func sum(_ sum: ExactDecimal?) -> Self { sum.map { .literal($0.text) } ?? .words(.moreThan18Digits) }
}
