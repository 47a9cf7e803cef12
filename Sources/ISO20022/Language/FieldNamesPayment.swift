extension FieldNames {
    /// Payments, their settlement, charges and purpose: `tag|English|Russian|Kazakh`.
    static let paymentNames = """
        FIToFICstmrCdtTrf|Customer credit transfer|Клиентский перевод между банками|Банкаралық клиенттік аударым
        FICdtTrf|Financial institution credit transfer|Межбанковский перевод|Банкаралық аударым
        PmtRtr|Payment return|Возврат платежа|Төлемді қайтару
        FIToFIPmtStsRpt|Payment status report|Отчёт о статусе платежа|Төлем мәртебесі туралы есеп
        FIToFIPmtStsReq|Payment status request|Запрос статуса платежа|Төлем мәртебесін сұрату
        CstmrCdtTrfInitn|Credit transfer initiation|Поручение на перевод|Аударым тапсырмасы
        CdtTrfTxInf|Credit transfer transaction|Операция перевода|Аударым операциясы
        TxInf|Transaction|Операция|Операция
        PmtInf|Payment information|Платёжная информация|Төлем ақпараты
        PmtInfId|Payment information identification|Идентификатор платёжной информации\
        |Төлем ақпаратының идентификаторы
        PmtId|Payment identification|Идентификация платежа|Төлемді сәйкестендіру
        InstrId|Instruction identification|Идентификатор инструкции|Нұсқау идентификаторы
        EndToEndId|End-to-end identification|Сквозной идентификатор|Өтпелі идентификатор
        TxId|Transaction identification|Идентификатор операции|Операция идентификаторы
        UETR|UETR|UETR|UETR
        ClrSysRef|Clearing system reference|Референс клиринговой системы|Клиринг жүйесінің референсі
        PmtTpInf|Payment type|Тип платежа|Төлем түрі
        InstrPrty|Instruction priority|Приоритет инструкции|Нұсқау басымдығы
        ClrChanl|Clearing channel|Канал клиринга|Клиринг арнасы
        SvcLvl|Service level|Уровень обслуживания|Қызмет көрсету деңгейі
        LclInstrm|Local instrument|Местный инструмент|Жергілікті құрал
        CtgyPurp|Category purpose|Категория назначения|Мақсат санаты
        IntrBkSttlmAmt|Interbank settlement amount|Сумма межбанковского расчёта|Банкаралық есеп айырысу сомасы
        TtlIntrBkSttlmAmt|Total interbank settlement amount|Общая сумма межбанковского расчёта\
        |Банкаралық есеп айырысудың жалпы сомасы
        IntrBkSttlmDt|Interbank settlement date|Дата межбанковского расчёта|Банкаралық есеп айырысу күні
        InstdAmt|Instructed amount|Сумма по поручению|Тапсырма сомасы
        XchgRate|Exchange rate|Обменный курс|Айырбас бағамы
        SttlmInf|Settlement information|Информация о расчёте|Есеп айырысу ақпараты
        SttlmMtd|Settlement method|Способ расчёта|Есеп айырысу тәсілі
        SttlmAcct|Settlement account|Расчётный счёт|Есеп айырысу шоты
        SttlmPrty|Settlement priority|Приоритет расчёта|Есеп айырысу басымдығы
        SttlmTmIndctn|Settlement time indication|Время расчёта|Есеп айырысу уақыты
        SttlmTmReq|Settlement time request|Запрошенное время расчёта|Сұратылған есеп айырысу уақыты
        AccptncDtTm|Acceptance date and time|Дата и время приёма|Қабылданған күні мен уақыты
        PoolgAdjstmntDt|Pooling adjustment date|Дата корректировки|Түзету күні
        ClrSys|Clearing system|Клиринговая система|Клиринг жүйесі
        ClrSysId|Clearing system identification|Идентификатор клиринговой системы|Клиринг жүйесінің идентификаторы
        ChrgBr|Charge bearer|Плательщик комиссии|Комиссия төлеушісі
        ChrgsInf|Charges|Комиссии|Комиссиялар
        Chrgs|Charges|Комиссии|Комиссиялар
        ReqdExctnDt|Requested execution date|Запрошенная дата исполнения|Сұратылған орындау күні
        PmtMtd|Payment method|Способ платежа|Төлем тәсілі
        Purp|Purpose|Назначение платежа|Төлем мақсаты
        InstrForCdtrAgt|Instruction for the creditor agent|Инструкция банку получателя|Алушы банкіне нұсқау
        InstrForNxtAgt|Instruction for the next agent|Инструкция следующему агенту|Келесі агентке нұсқау
        RgltryRptg|Regulatory reporting|Регуляторная отчётность|Реттеуші есептілік
        Authrty|Authority|Уполномоченный орган|Уәкілетті орган
        Tax|Tax|Налог|Салық
        RmtInf|Remittance information|Информация о платеже|Төлем туралы ақпарат
        RltdRmtInf|Related remittance information|Связанная информация о платеже|Төлем туралы байланысты ақпарат
        Ustrd|Unstructured remittance information|Неструктурированная информация о платеже\
        |Құрылымдалмаған төлем ақпараты
        Strd|Structured remittance information|Структурированная информация о платеже|Құрылымдалған төлем ақпараты
        CdtrRefInf|Creditor reference|Референс получателя|Алушының референсі
        RfrdDocInf|Referred document|Документ-основание|Негіздеме құжат
        RfrdDocAmt|Amount of the referred document|Сумма документа-основания|Негіздеме құжаттың сомасы
        AddtlRmtInf|Additional remittance information|Дополнительная информация о платеже|Төлем туралы қосымша ақпарат
        RtrId|Return identification|Идентификатор возврата|Қайтару идентификаторы
        RtrdIntrBkSttlmAmt|Returned interbank settlement amount|Возвращённая сумма межбанковского расчёта\
        |Қайтарылған банкаралық есеп айырысу сомасы
        TtlRtrdIntrBkSttlmAmt|Total returned interbank settlement amount\
        |Общая возвращённая сумма межбанковского расчёта|Қайтарылған есеп айырысудың жалпы сомасы
        RtrdInstdAmt|Returned instructed amount|Возвращённая сумма по поручению|Қайтарылған тапсырма сомасы
        RtrRsnInf|Return reason|Причина возврата|Қайтару себебі
        RtrChain|Return chain|Цепочка возврата|Қайтару тізбегі
        GrpRtr|Group return|Возврат всей группы|Бүкіл топты қайтару
        UndrlygCstmrCdtTrf|Underlying customer credit transfer|Исходный клиентский перевод|Бастапқы клиенттік аударым
        """
}
