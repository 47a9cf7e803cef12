extension SentenceTable {
    /// The practice of high-value payment systems. What it has in common with CBPR+ stands here.
    static let highValueSentences = """
        hvps:business-service
        en The header must name the business service.
        ru В заголовке должен быть указан бизнес-сервис.
        kk Тақырыпта бизнес-сервис көрсетілуі керек.

        hvps:institutions cbpr:institutions
        en The sender and the addressee must be institutions with a business identifier code.
        ru Отправитель и адресат должны быть организациями с кодом BIC.
        kk Жөнелтуші мен алушы тарап BIC коды бар ұйымдар болуы керек.

        hvps:offset-time
        en The creation date must have its offset from UTC in hours and minutes.
        ru Дата создания должна содержать смещение от UTC в часах и минутах.
        kk Жасалған күнінде UTC уақытынан айырма сағатпен және минутпен көрсетілуі керек.

        hvps:single-transaction cbpr:single-transaction
        en A message must hold exactly one transaction.
        ru Сообщение должно содержать ровно одну операцию.
        kk Хабарламада дәл бір операция болуы керек.

        hvps:settlement-method
        en The settlement method must be CLRG.
        ru Способ расчёта должен быть CLRG.
        kk Есеп айырысу тәсілі CLRG болуы керек.

        hvps:clearing-system
        en The clearing system must be named.
        ru Должна быть указана клиринговая система.
        kk Клиринг жүйесі көрсетілуі керек.

        hvps:instruction-identification cbpr:instruction-identification
        en A transaction must have an instruction identification.
        ru У операции должен быть идентификатор инструкции.
        kk Операцияның нұсқау идентификаторы болуы керек.

        hvps:uetr cbpr:uetr
        en A transaction must have a UETR.
        ru У операции должен быть UETR.
        kk Операцияның UETR нөмірі болуы керек.

        hvps:instructing-agent
        en The instructing agent must be named.
        ru Должен быть указан инструктирующий агент.
        kk Нұсқау беруші агент көрсетілуі керек.

        hvps:instructed-agent
        en The instructed agent must be named.
        ru Должен быть указан инструктируемый агент.
        kk Нұсқау алушы агент көрсетілуі керек.

        hvps:original-uetr cbpr:original-uetr
        en The UETR of the original transaction must be given.
        ru Должен быть указан UETR исходной операции.
        kk Бастапқы операцияның UETR нөмірі көрсетілуі керек.

        hvps:original-end-to-end
        en The end-to-end identification of the original transaction must be given.
        ru Должен быть указан сквозной идентификатор исходной операции.
        kk Бастапқы операцияның өтпелі идентификаторы көрсетілуі керек.

        hvps:transaction-status
        en The status of the transaction must be given.
        ru Должен быть указан статус операции.
        kk Операцияның мәртебесі көрсетілуі керек.

        hvps:return-chain
        en A return must name the debtor and the creditor of its own chain.
        ru В возврате должны быть указаны плательщик и получатель его собственной цепочки.
        kk Қайтаруда өз тізбегінің төлеушісі мен алушысы көрсетілуі керек.

        hvps:return-reason
        en A return must have a reason.
        ru У возврата должна быть причина.
        kk Қайтарудың себебі болуы керек.

        hvps:single-statement cbpr:single-statement
        en A message must hold exactly one statement.
        ru Сообщение должно содержать ровно одну выписку.
        kk Хабарламада дәл бір үзінді көшірме болуы керек.

        hvps:statement-pagination cbpr:statement-pagination
        en The page of the statement must be given.
        ru Должна быть указана страница выписки.
        kk Үзінді көшірменің беті көрсетілуі керек.
        """
}
