extension SentenceTable {
    /// Rules about the business application header, and the header beside its document.
    static let headerSentences = """
        iso:B1
        en A copy or a duplicate must carry the header of the message it repeats.
        ru Копия или дубликат должны содержать заголовок сообщения, которое они повторяют.
        kk Көшірме немесе телнұсқа өзі қайталайтын хабарламаның тақырыбын қамтуы керек.

        iso:B2
        en The signature envelope must hold a Signature and nothing else.
        ru В конверте подписи должен находиться элемент Signature и ничего другого.
        kk Қолтаңба конвертінде Signature элементі ғана болуы керек, басқа ештеңе болмауы керек.

        iso:B4
        en The header names another message definition than the document's namespace.
        ru В заголовке указано другое определение сообщения, чем в пространстве имён документа.
        kk Тақырыпта құжаттың атаулар кеңістігіндегіден басқа хабарлама анықтамасы көрсетілген.
        """
}
