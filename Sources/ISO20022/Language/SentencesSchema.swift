extension SentenceTable {
    /// What a schema finds in a value.
    static let schemaValueSentences = """
        xsd:cvc-pattern-valid xsd:cvc-enumeration-valid
        en {1} must be {2}.
        ru Поле {1} должно содержать {2}.
        kk {1} өрісінде {2} болуы керек.

        xsd:cvc-maxLength-valid
        en {1} must have at most {2} characters; this one has {3}.
        ru Наибольшая длина поля {1} в знаках: {2}, а здесь: {3}.
        kk {1} өрісінің таңбамен есептегендегі ең үлкен ұзындығы: {2}, ал мұнда: {3}.
        en {1} must have at most {2} characters.
        ru Наибольшая длина поля {1} в знаках: {2}.
        kk {1} өрісінің таңбамен есептегендегі ең үлкен ұзындығы: {2}.
        en {1} is too long.
        ru Значение поля {1} слишком длинное.
        kk {1} өрісінің мәні тым ұзын.

        xsd:cvc-minLength-valid
        en {1} is too short.
        ru Значение поля {1} слишком короткое.
        kk {1} өрісінің мәні тым қысқа.
        en {1} must not be empty.
        ru Поле {1} не должно быть пустым.
        kk {1} өрісі бос болмауы керек.

        xsd:cvc-length-valid
        en {1} has the wrong length.
        ru У значения поля {1} неверная длина.
        kk {1} өрісі мәнінің ұзындығы дұрыс емес.

        xsd:cvc-fractionDigits-valid
        en {1} must have at most {2} digits after the point.
        ru Наибольшее число цифр после точки в поле {1}: {2}.
        kk {1} өрісіндегі нүктеден кейінгі цифрлардың ең көп саны: {2}.

        xsd:cvc-totalDigits-valid
        en {1} must have at most {2} digits.
        ru Наибольшее число цифр в поле {1}: {2}.
        kk {1} өрісіндегі цифрлардың ең көп саны: {2}.

        xsd:cvc-minInclusive-valid
        en {1} must not be less than {2}.
        ru Значение поля {1} не должно быть меньше {2}.
        kk {1} өрісінің мәні {2} мәнінен кем болмауы керек.

        xsd:cvc-maxInclusive-valid
        en {1} must not be more than {2}.
        ru Значение поля {1} не должно быть больше {2}.
        kk {1} өрісінің мәні {2} мәнінен артық болмауы керек.

        xsd:cvc-datatype-valid.1.2.1 xsd:cvc-datatype-valid.1.2.2 xsd:cvc-datatype-valid.1.2.3
        en {1} must be a day that exists, written as YYYY-MM-DD.
        ru Поле {1} должно содержать существующую дату в виде ГГГГ-ММ-ДД.
        kk {1} өрісінде ЖЖЖЖ-АА-КК түрінде жазылған, бар күн болуы керек.
        en {1} must be a date and time that exist, written as YYYY-MM-DDThh:mm:ss±hh:mm.
        ru Поле {1} должно содержать существующие дату и время в виде ГГГГ-ММ-ДДTчч:мм:сс±чч:мм.
        kk {1} өрісінде ЖЖЖЖ-АА-ККTсс:мм:сс±сс:мм түрінде жазылған, бар күн мен уақыт болуы керек.
        en {1} must be a time, written as hh:mm:ss.
        ru Поле {1} должно содержать время в виде чч:мм:сс.
        kk {1} өрісінде сс:мм:сс түрінде жазылған уақыт болуы керек.
        en {1} must be true or false.
        ru Поле {1} должно содержать true или false.
        kk {1} өрісінде true немесе false болуы керек.
        en {1} must be a decimal number.
        ru Поле {1} должно содержать десятичное число.
        kk {1} өрісінде ондық сан болуы керек.
        en {1} is not a value of its type.
        ru Значение поля {1} не соответствует его типу.
        kk {1} өрісінің мәні оның түріне сәйкес келмейді.
        """

    /// What a schema finds in the structure.
    static let schemaStructureSentences = """
        xsd:cvc-elt.1
        en {1} is not the element that a message of this definition begins with.
        ru Сообщение с таким определением не начинается с элемента {1}.
        kk Мұндай анықтамадағы хабарлама {1} элементінен басталмайды.
        en The header is in no namespace of ISO 20022.
        ru Заголовок не относится к пространству имён ISO 20022.
        kk Тақырып ISO 20022 атаулар кеңістігіне жатпайды.
        en There is no Document in a namespace of ISO 20022.
        ru В файле нет элемента Document из пространства имён ISO 20022.
        kk Файлда ISO 20022 атаулар кеңістігіндегі Document элементі жоқ.

        xsd:cvc-complex-type.2.4
        en {1} lacks {2}.
        ru В поле {1} отсутствует {2}.
        kk {1} өрісінде {2} жоқ.
        en {1} is incomplete.
        ru Поле {1} заполнено не полностью.
        kk {1} өрісі толық емес.
        en {1} is not expected here; expected is {2}.
        ru Поле {1} здесь не ожидается; ожидается {2}.
        kk {1} өрісі бұл жерде күтілмейді; күтілетіні: {2}.
        en {1} is not expected here.
        ru Поле {1} здесь не ожидается.
        kk {1} өрісі бұл жерде күтілмейді.

        xsd:cvc-complex-type.2.1 xsd:cvc-complex-type.1
        en {1} must be empty.
        ru Поле {1} должно быть пустым.
        kk {1} өрісі бос болуы керек.

        xsd:cvc-complex-type.2.2 xsd:cvc-type.3.1.2
        en {1} must hold a text and no elements.
        ru Поле {1} должно содержать текст, а не элементы.
        kk {1} өрісінде элементтер емес, мәтін болуы керек.

        xsd:cvc-complex-type.2.3
        en {1} must hold elements and no text of its own.
        ru Поле {1} должно содержать элементы, а не собственный текст.
        kk {1} өрісінде өз мәтіні емес, элементтер болуы керек.

        xsd:cvc-complex-type.4
        en {1} lacks the attribute {2}.
        ru В поле {1} отсутствует атрибут {2}.
        kk {1} өрісінде {2} атрибуты жоқ.
        en {1} lacks an attribute.
        ru В поле {1} отсутствует обязательный атрибут.
        kk {1} өрісінде міндетті атрибут жоқ.

        xsd:cvc-complex-type.3.2.1 xsd:cvc-complex-type.3.2.2 xsd:cvc-type.3.1.1
        en The attribute {1} is not allowed here.
        ru Атрибут {1} здесь не допускается.
        kk {1} атрибутына бұл жерде рұқсат етілмейді.

        xsd:other
        en {1} breaks a rule of the schema.
        ru Поле {1} нарушает правило схемы.
        kk {1} өрісі схема ережесін бұзады.
        """
}
