extension FieldNames {
    /// Status reports, cancellations, receipts and administration: `tag|English|Russian|Kazakh`.
    static let caseNames = """
        OrgnlGrpInf|Original message|Исходное сообщение|Бастапқы хабарлама
        OrgnlGrpInfAndSts|Original message and its status|Исходное сообщение и его статус\
        |Бастапқы хабарлама және оның мәртебесі
        OrgnlMsgId|Original message identification|Идентификатор исходного сообщения|Бастапқы хабарлама идентификаторы
        OrgnlMsgNmId|Original message name|Имя исходного сообщения|Бастапқы хабарлама атауы
        OrgnlCreDtTm|Original creation date and time|Дата и время создания исходного сообщения\
        |Бастапқы хабарламаның жасалған күні мен уақыты
        OrgnlInstrId|Original instruction identification|Идентификатор исходной инструкции\
        |Бастапқы нұсқау идентификаторы
        OrgnlEndToEndId|Original end-to-end identification|Исходный сквозной идентификатор\
        |Бастапқы өтпелі идентификатор
        OrgnlTxId|Original transaction identification|Идентификатор исходной операции|Бастапқы операция идентификаторы
        OrgnlUETR|Original UETR|Исходный UETR|Бастапқы UETR
        OrgnlIntrBkSttlmAmt|Original interbank settlement amount|Исходная сумма межбанковского расчёта\
        |Бастапқы банкаралық есеп айырысу сомасы
        OrgnlIntrBkSttlmDt|Original interbank settlement date|Исходная дата межбанковского расчёта\
        |Бастапқы банкаралық есеп айырысу күні
        OrgnlTxRef|Original transaction|Исходная операция|Бастапқы операция
        OrgnlNbOfTxs|Original number of transactions|Исходное количество операций|Операциялардың бастапқы саны
        OrgnlCtrlSum|Original control sum|Исходная контрольная сумма|Бастапқы бақылау сомасы
        GrpSts|Group status|Статус группы|Топ мәртебесі
        TxInfAndSts|Transaction and its status|Операция и её статус|Операция және оның мәртебесі
        TxSts|Transaction status|Статус операции|Операция мәртебесі
        StsId|Status identification|Идентификатор статуса|Мәртебе идентификаторы
        StsReqId|Status request identification|Идентификатор запроса статуса|Мәртебе сұратуының идентификаторы
        StsRsnInf|Status reason|Причина статуса|Мәртебе себебі
        Orgtr|Originator|Источник|Бастамашы
        FctvIntrBkSttlmDt|Effective interbank settlement date|Фактическая дата межбанковского расчёта\
        |Банкаралық есеп айырысудың нақты күні
        FIToFIPmtCxlReq|Payment cancellation request|Запрос на отмену платежа|Төлемді жою сұратуы
        RsltnOfInvstgtn|Resolution of investigation|Результат расследования|Тексеру нәтижесі
        Assgnmt|Assignment|Назначение|Тағайындау
        Assgnr|Assigner|Отправитель запроса|Сұратуды жіберуші
        Assgne|Assignee|Исполнитель запроса|Сұратуды орындаушы
        Case|Case|Дело|Іс
        RslvdCase|Resolved case|Завершённое дело|Аяқталған іс
        Cretr|Creator|Создатель|Жасаушы
        Undrlyg|Underlying payment|Исходный платёж|Бастапқы төлем
        CxlId|Cancellation identification|Идентификатор отмены|Жою идентификаторы
        CxlRsnInf|Cancellation reason|Причина отмены|Жою себебі
        CxlDtls|Cancellation details|Подробности отмены|Жоюдың толық мәліметтері
        CxlStsId|Cancellation status identification|Идентификатор статуса отмены|Жою мәртебесінің идентификаторы
        CxlStsRsnInf|Cancellation status reason|Причина статуса отмены|Жою мәртебесінің себебі
        TxCxlSts|Transaction cancellation status|Статус отмены операции|Операцияны жою мәртебесі
        GrpCxl|Group cancellation|Отмена всей группы|Бүкіл топты жою
        Conf|Confirmation|Подтверждение|Растау
        ModDtls|Modification details|Подробности изменения|Өзгерістің толық мәліметтері
        Rct|Receipt|Квитанция|Түбіртек
        RctDtls|Receipt details|Подробности квитанции|Түбіртектің толық мәліметтері
        RctAck|Receipt acknowledgement|Подтверждение получения|Алғанын растау
        RltdRef|Related reference|Связанный референс|Байланысты референс
        RjctgPtyRsn|Reason of the rejecting party|Причина отклонившей стороны|Қабылдамаған тараптың себебі
        RjctnDtTm|Rejection date and time|Дата и время отклонения|Қабылданбаған күні мен уақыты
        ErrLctn|Location of the error|Место ошибки|Қате орны
        RsnDesc|Description of the reason|Описание причины|Себеп сипаттамасы
        SysEvtNtfctn|System event notification|Уведомление о событии системы|Жүйе оқиғасы туралы хабарландыру
        EvtInf|Event information|Информация о событии|Оқиға туралы ақпарат
        EvtCd|Event code|Код события|Оқиға коды
        EvtParam|Event parameter|Параметр события|Оқиға параметрі
        EvtDesc|Event description|Описание события|Оқиға сипаттамасы
        EvtTm|Event time|Время события|Оқиға уақыты
        """
}
