/// A language that findings speak. The raw value is the code of ISO 639-1.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case russian = "ru"
    case kazakh = "kk"
}

/// One thing in three languages.
public struct InThreeLanguages: Hashable, Sendable {
    /// English.
    public let english: String
    /// Russian.
    public let russian: String
    /// Kazakh, in Cyrillic letters.
    public let kazakh: String

    /// Takes the three texts.
    public init(_ english: String, ru russian: String, kk kazakh: String) {
        self.english = english
        self.russian = russian
        self.kazakh = kazakh
    }

    /// The text in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .russian: russian
        case .kazakh: kazakh
        }
    }
}
