"""Lo que los temperamentos dicen en voz alta en los momentos de una partida, en español.

Las filas son las del archivo inglés, una por una: allí se dice cómo se leen.
"""

from __future__ import annotations

from game.locale.speech import rows

VOICES = {
    "self_interested": """
opens: Firmamos lo que nos deje mejor. Sorpréndannos.
opens: Sin poesía, por favor. ¿Qué ganamos nosotros?
opens: Nuestros intereses son sencillos: son nuestros.
opens: Venimos por esto: {want}. Lo demás es plática.
opens/begins: Aquí todos quieren algo. Digámoslo claro.
opens/puts: Este es nuestro papel. Ya hicimos cuentas.
signs: Hicimos cuentas, {other}. Firmamos.
signs: Nuestra firma, {other}. No por amor: por nuestras razones.
signs: Firmado. Los negocios son los negocios, {other}.
signs: Tenemos nuestras razones. Firmamos.
declines: No, {other}. Primero cuidamos lo nuestro.
declines: Nada personal, {other}. Esto no es para nosotros.
declines: Lo leímos. La respuesta es no.
declines/not_enough: Todavía no nos basta, {other}. Otra vez.
declines/not_enough: La calle es esa, {other}. El número no.
declines/crosses_line: Hay una línea, {other}. Ningún precio la mueve.
declines/never_gains: Por donde lo veamos, no nos conviene.
amends: Con este cambio salen las cuentas.
amends: Así podría servirnos.
amends: Con esa versión podemos vivir.
amends/would_sign_with: Resuelvan {lever} y tienen nuestra firma.
cheated: Romper la palabra tiene precio, {other}. Queda anotado.
cheated: Contábamos con {other}. Fue un error.
cheated: {other} rompió su palabra. Va a nuestros libros.
caught: Así que ya se sabe. Nos arriesgamos.
caught: Lo encontraron. Contábamos con ese riesgo.
caught: Sí, fuimos nosotros. Llámenlo aritmética.
thanked: Bien, {other}. Con ustedes se puede negociar.
thanked/keeps_faith: Anotado, {other}. Quien cumple vale mucho.
thanked: Anotado, {other}. Nos sirve, y no se nos olvida.
thanked: Gracias, {other}. Conviene conocerlos.
last_round: Última ronda. Lo que valga la pena, fírmenlo ya.
last_round: Hora de cerrar los libros. ¿Alguna última oferta?
last_round: Después ya no se habla. Seamos exactos.
end: Sumen. A eso vinimos.
end: Libros cerrados. Cuidamos lo nuestro.
end: Bien jugado. Que hablen los números.
""",
    "tit_for_tat": """
opens: Les hacemos lo que nos hacen.
opens: Trátennos bien y verán lo mismo.
opens: Como nos llaman, así respondemos.
opens/begins: Empezamos con amabilidad. Lo demás depende de ustedes.
opens/puts: Este es nuestro papel. Respondan, y respondemos.
signs: Bien con bien, {other}. Ahí va la firma.
signs: Un trato justo, {other}. Firmamos.
signs: Ustedes llaman, {other}, y respondemos: firmado.
signs: Llamada y respuesta: firmado.
declines: Este papel no, {other}. Prueben otra llamada.
declines: Pesamos los dos lados, {other}. Esto no lo firmamos.
declines: Por ahora no, {other}. Ya saben cómo respondemos.
declines: Oímos la llamada. La respuesta es no.
declines/not_enough: Aún falta, {other}. Damos según recibimos.
declines/crosses_line: Eso cruza nuestra línea. Ahí no hay eco.
declines/never_gains: Suene como suene, no podemos decir que sí.
amends: Un paso más y nos encontramos.
amends: Así la balanza queda pareja.
amends: Cambio por cambio: aquí va el nuestro.
amends/would_sign_with: Emparejen {lever} y la pluma está lista.
cheated: Rompieron su palabra, {other}. Esperen el eco.
cheated: Se rompió una palabra, {other}. La oímos romperse.
cheated: Ya saben cómo respondemos, {other}. Compónganlo.
caught: Lo vieron. Si hacen igual, no podemos quejarnos.
caught: Fue nuestro. Sabemos lo que es un eco.
caught: Es justo. Pueden pagarnos con lo mismo.
thanked: Así se empieza, {other}.
thanked: Gracias, {other}. Respondemos con lo mismo.
thanked: Hicieron su parte, {other}. Lo vimos.
last_round: Última ronda, y seguimos respondiendo como nos llaman.
last_round: Una última llamada. ¿Cómo sonará el eco?
last_round: Trátennos bien una vez más. Ya saben por qué.
end: Fuimos su espejo. ¿Les gustó la vista?
end: Como entró, así salió.
end: Solo respondimos. Pregunten quién empezó.
""",
    "generous": """
opens: La confianza empieza en alguna parte. Que sea aquí.
opens: Preferimos dar un poco antes que pelear.
opens: Acérquense. Aquí cabemos todos.
opens/begins: Qué gusto verlos. Venimos a ponernos de acuerdo.
opens/puts: Este es nuestro papel. Digan qué les falta.
signs: Con gusto, {other}. Ahí va la firma.
signs: Firmado, {other}. Y gracias por preguntar.
signs: Sí, {other}. Mejor firmar que hacer berrinche.
signs: Ahí está: la firma y los mejores deseos.
declines: Esta vez no, {other}. Sigan hablando con nosotros.
declines: Quisiéramos decir que sí, {other}. A esto no.
declines: No, {other}, y sin rencor.
declines: Por ahora no, y café para todos.
declines/not_enough: Es un comienzo, {other}. Ayúdennos un poco más.
declines/crosses_line: Mucho, {other}, pero esa línea no.
declines/never_gains: Le dimos vueltas, {other}. No nos ayuda.
amends: Mejor remendarlo que romperlo.
amends: Miren: así todos quedamos bajo techo.
amends: Escuchamos. ¿Así está mejor?
amends/would_sign_with: Ayúdennos con {lever} y firmamos.
cheated: Eso dolió, {other}. Quisiéramos volver a creerles.
cheated: Rompieron su palabra, {other}. Pasa. Compónganlo.
cheated: Nos entristece, {other}. El enojo no es para siempre.
caught: Tienen razón. Debimos decirlo.
caught: Fue nuestro, y no fue justo.
caught: Nos vieron, y nos da pena. Solo podemos decirlo.
thanked: Gracias, {other}. Así se hacen las amistades.
thanked: ¿Ya ven, {other}? Funciona.
thanked: Fue un buen gesto, {other}. Lo notamos.
last_round: Última ronda. Que nadie se vaya con las manos vacías.
last_round: Una oportunidad más de hacernos bien.
last_round: Ya es tarde. Seamos amables, y rápido.
end: Sea cual sea el resultado: gracias por hablar.
end: Nos sentaríamos otra vez con todos ustedes.
end: Perdonen lo que nos faltó. También perdonamos.
""",
    "grim": """
opens: Piensen antes de firmar. Se lo vamos a exigir.
opens: Aquí cada palabra cuenta. Y cuenta una vez.
opens: Traigan pluma, y traigan honor.
opens/begins: Tienen toda nuestra confianza. Se pierde una sola vez.
opens/puts: Este es nuestro papel. Cada línea va en serio.
signs: Firmado. Ahora esperamos que cumplan, {other}.
signs: Ahí está nuestro nombre. No lo defrauden.
signs: Firmamos, {other}. Una vez roto, nunca más.
declines: No, {other}. Solo firmamos lo que vamos a cumplir.
declines: Mejor ningún papel que uno que nos pese.
declines: Esto no lo firmamos, {other}. Un no honesto.
declines/not_enough: Todavía no, {other}. Firmamos poco: que valga la pena.
declines/crosses_line: Esa línea ya estaba trazada.
declines/never_gains: Con ninguna redacción sería nuestro.
amends: Escríbanlo de modo que todos puedan cumplirlo.
amends: Esta versión podría sostenerse.
amends: Mejor una línea cambiada que una rota.
amends/would_sign_with: Corrijan {lever} y firmamos.
cheated: {other} rompió su palabra. Con una vez basta.
cheated: Tuvieron nuestra confianza, {other}. La tuvieron una vez.
cheated: No hay segunda vez, {other}.
caught: No hay disculpa, y no la damos.
caught: Lo vieron. Tampoco lo perdonaríamos.
caught: Les exigimos mucho, e hicimos esto.
thanked: Bien hecho, {other}. Sigan así.
thanked: Eso cuenta para nosotros, {other}.
thanked: Bien, {other}. También esto lo recordamos.
last_round: Última ronda. La palabra vale también en la última.
last_round: Ahora se ve quién cumple hasta el final.
last_round: La última página. Escribámosla limpia.
end: Recordamos quién cumplió y quién no.
end: Cada palabra se contó, hasta el final.
end: El papel está lleno. ¿Lo pueden leer sin sonrojarse?
""",
    "grit": """
opens: Pasos cortos y a la vista. ¿Quién nos sigue?
opens: Alguien tiene que ir primero. ¿Por qué no nosotros?
opens: Decimos en voz alta dónde ponemos el pie.
opens/begins: Un paso a la vez. Mírennos, y luego sígannos.
opens/puts: Aquí hay un paso en papel. Caminen con nosotros.
signs: Un paso adelante, {other}. Firmamos.
signs: Nuestra firma, {other}. Cuidado con el siguiente escalón.
signs: Firmado. Paso a paso, así caen los muros.
declines: Ese paso no lo podemos dar, {other}.
declines: Por ahí no, {other}. Muestren otro camino.
declines: No, {other}. Pero seguimos caminando.
declines: En esta piedra no. Buscamos la siguiente.
declines/not_enough: Medio paso, {other}. Den la otra mitad.
declines/crosses_line: Ningún camino nuestro cruza esa línea.
declines/never_gains: Por este camino solo perdemos terreno.
amends: La misma meta por otro camino.
amends: Crucemos por aquí, donde no es hondo.
amends: Prueben de este lado. Cuidado con el escalón.
amends/would_sign_with: Primero {lever}. Luego caminamos juntos.
cheated: Fue un paso atrás, {other}. Lo notamos.
cheated: Rompieron su palabra, {other}. El camino sigue abierto.
cheated: Un paso atrás no acaba la caminata, {other}.
caught: Dijimos: a la vista. Esto no lo estaba.
caught: Nos vieron fuera del camino. Fuimos nosotros.
caught: Nos vieron. Tropezamos, y no fue sin querer.
thanked: También caminaron, {other}. Ya es un camino.
thanked: ¡Un paso de ustedes, {other}! Gracias.
thanked: Bien, {other}. Para ir lado a lado se necesitan dos.
last_round: Últimos pasos. Que caigamos de pie.
last_round: Queda una ronda. Pasos cortos, suelo firme.
last_round: No dejen de caminar justo antes de la puerta.
end: Alguien tiene que ir primero. Acuérdense.
end: Aquí acaba la caminata. Gracias por cada paso.
end: Paso a paso. No teníamos otro plan.
""",
    "opportunist": """
opens: ¡Qué gusto! Seguro que todos nos entendemos.
opens: Seamos amigos. Los amigos firman cosas.
opens: Una sonrisa, un apretón de manos, un papel. ¿Va?
opens/begins: ¡Qué buena compañía! ¿Dónde firmamos?
opens/puts: Un papelito encantador. Les va a fascinar.
signs: ¡Con mucho gusto, {other}! ¿Dónde está la pluma?
signs: Firmado, {other}. Qué bonito se ve nuestro nombre.
signs: Sí, sí, {other}. Firmado y con sonrisa.
signs: ¿La firma? ¡Solo había que pedirla!
declines: Qué amables, {other}. Y sin embargo: no.
declines: Ay, {other}, esto no. ¡Pregunten otra vez!
declines: Otro día, {other}. Seguimos siendo amigos, claro.
declines: Qué lástima. No.
declines/not_enough: Endúlcenlo un poquito, {other}.
declines/crosses_line: Hasta nuestra sonrisa se detiene en esa línea.
declines/never_gains: Quisimos quererlo, {other}. No pudimos.
amends: Un toque aquí, otro allá, y brilla.
amends: Somos gente flexible. Miren.
amends: ¿Ya vieron qué bonito puede quedar?
amends/would_sign_with: Sean amigos con {lever} y firmamos.
cheated: Ay, {other}. Eso no lo vimos venir.
cheated: Qué astucia, {other}. Pero también tenemos ojos.
cheated: Rompieron su palabra, {other}. Qué humano.
caught: Ah. Así que alguien miró.
caught: Qué buena vista tienen. Hay que recordarlo.
caught: Era un secretito. Ahora es suyo.
thanked: ¡Son un tesoro, {other}!
thanked: Qué lindo detalle, {other}. Lo recordaremos.
thanked: ¿Ven, {other}? Nos llevamos tan bien.
last_round: ¡El último baile! ¿Quién quiere aún nuestra firma?
last_round: El reloj quiere a los rápidos. ¡Firmen ya!
last_round: Una ronda más, y tantas amistades por hacer.
end: Fue un gusto. Más que nada nuestro.
end: ¿Se abren los archivos? Ya nos íbamos.
end: ¿El próximo año a la misma hora, amigos?
""",
    "hardliner": """
opens: La paciencia es barata. Nuestra firma, no.
opens: No empezamos abajo, y no tenemos prisa.
opens: Nuestro precio es nuestro precio.
opens/begins: Tomen asiento. Esto puede tardar.
opens/puts: Esto es lo que cuesta. Piénsenlo.
signs: Ahí está. No firmamos muy seguido.
signs: Llegaron a nuestro precio, {other}. Firmado.
signs: Firmado, {other}. Un precio es un precio.
declines: No, {other}. Podemos esperar.
declines: La respuesta es no, {other}. Es una palabra corta.
declines: Por eso no nos movemos, {other}.
declines: No. El que sigue.
declines/not_enough: Eso es un deseo, {other}, no un precio.
declines/crosses_line: Rojo es rojo, {other}.
declines/never_gains: Ahí no hay nada para nosotros, {other}.
amends: Hasta aquí llegamos.
amends: Querían movimiento. Aquí hay algo.
amends: Nada por nada. Así sí podemos hablar.
amends/would_sign_with: Cedan en {lever} y reciben nuestra firma.
cheated: Una palabra rota sale cara, {other}.
cheated: Leemos lo que firmamos, {other}. Lean también.
cheated: {other} acabó con nuestra paciencia.
caught: Ya saben cuánto lo queríamos.
caught: Lo vieron. No vamos a fingir otra cosa.
caught: Negociamos duro, también donde nadie ve.
thanked: Bien. Eso lo respetamos, {other}.
thanked: No lo decimos mucho: gracias, {other}.
thanked: {other} va en serio. Nosotros también.
last_round: Última ronda. Ahora se ve quién parpadea.
last_round: Esperaban que nos ablandáramos. Ya es tarde.
last_round: El reloj corre también para ustedes. Muévanse.
end: Pedimos mucho. Alguien tenía que hacerlo.
end: Una mesa dura. Nos sentaríamos otra vez.
end: Nunca corrimos, y no nos arrepentimos.
""",
    "satisficer": """
opens: Con lo suficiente nos basta.
opens: No buscamos lo mejor. Buscamos una respuesta.
opens: Que esto no se alargue.
opens/begins: Hallemos algo decente y vámonos a comer.
opens/puts: Nada elegante, pero serviría.
signs: Con eso basta, {other}. Firmado.
signs: Suficiente. ¿Dónde está la pluma?
signs: Aquí dejamos de buscar, {other}. Firmado.
declines: Este no, {other}. Sin dramas.
declines: Gracias, {other}, pero no.
declines: Sabemos cuánto basta, {other}. Aquí no hay firma.
declines: No. La vida sigue.
declines/not_enough: Le falta un poco para bastar, {other}.
declines/rival: Ya tenemos uno que sirve, {other}.
declines/crosses_line: Nos basta poco. Pero esa línea no se cruza.
declines/never_gains: Esto nunca va a servir, {other}.
amends: Así sirve.
amends: Una reparación, no una casa nueva.
amends: Háganlo sencillo: así.
amends/would_sign_with: Arreglen {lever} y nos basta.
cheated: Eso no fue suficiente, {other}.
cheated: Pedíamos poco, {other}. Dieron menos.
cheated: Un trato es un trato, {other}. También uno modesto.
caught: Lo vieron. Nos fuimos por lo fácil.
caught: Sí, fue nuestro. No fue nuestra mejor hora.
caught: Parecía suficiente. No lo fue.
thanked: Buen trabajo, {other}. No pedimos más.
thanked: Gracias, {other}. Con eso alcanza muy bien.
thanked: ¿Ven, {other}? No hace falta que sea perfecto.
last_round: Última ronda. Tomen lo decente.
last_round: Lo perfecto ya pasó. Tomemos lo bueno.
last_round: Queda una ronda. Que no la arruine la codicia.
end: Fue suficiente.
end: No es el mejor de los mundos. Es uno.
end: Sabemos cuándo parar. Ahora.
""",
    "spoiler": """
opens: Dudamos que de esto salga algo.
opens: Hablen si quieren. Tenemos tiempo.
opens: No todo pleito quiere paz.
opens/begins: Así que aquí estamos otra vez. A ver.
signs: Ahí está su firma, {other}. ¿Conformes?
signs: Firmamos. No hagan mucha fiesta.
signs: Firmado, {other}. La tinta es barata.
declines: No, {other}. ¿Para qué lo necesitaríamos?
declines: Un papel más o menos, {other}: no.
declines: Guarden su pluma, {other}.
declines: ¿Y por qué lo haríamos?
amends: Otra versión, y siguen siendo palabras.
amends: Pues escríbanlo así.
amends: Cambian las palabras. Nosotros miramos.
cheated: ¿Ya ven, {other}? Las palabras se rompen.
cheated: Hasta ahí llegó su papel, {other}.
cheated: No nos sorprende, {other}.
caught: Lo hallaron. ¿Y ahora qué van a hacer?
caught: Fue nuestro. No pedimos disculpas.
caught: Miraron. Ya saben dónde estamos.
thanked: Lo dicen en serio, {other}. Eso es lo raro.
thanked: Si ustedes lo dicen, {other}.
thanked: Muy decente, {other}. No nos conmueve.
last_round: Última ronda. ¿Y qué cambió?
last_round: Pues una ronda más de esperanza.
last_round: Pronto nos podremos ir a casa.
end: Algunos querían que funcionara. Nosotros no.
end: Tanto hablar. Nunca prometimos ayudar.
end: Vinimos a dudar, y dudamos.
""",
    "planner": """
opens: En tres jugadas verán por qué.
opens: Ya jugamos esto en la cabeza.
opens: Toda apertura lleva dentro su final.
opens/begins: Miren dos rondas adelante. Luego hablen con nosotros.
opens/puts: Esta es nuestra jugada. Tómense su tiempo.
signs: Miramos más adelante, {other}. Firmamos.
signs: Una jugada tranquila, {other}: nuestra firma.
signs: Esta línea lleva a alguna parte. Firmado.
declines: Vemos a dónde lleva eso, {other}. No.
declines: Por esa línea no, {other}.
declines: No, {other}. Miren el tablero entero.
declines: No. Esa casilla se queda vacía.
declines/not_enough: Miren una jugada más allá, {other}, y ofrezcan más.
declines/crosses_line: Esa casilla nos está prohibida.
declines/never_gains: Buscamos en todas las líneas. Ninguna nos sirve.
amends: Esta jugada deja el juego abierto.
amends: Probemos mejor esta línea.
amends: Muevan así, y seguimos todos.
amends/would_sign_with: Repiensen {lever} y respondemos con la firma.
cheated: Los poníamos en otra casilla, {other}.
cheated: Con eso rompieron su palabra, {other}. Pensamos de nuevo.
cheated: Anotado, {other}. Cambia las próximas rondas.
caught: Vieron la jugada. Bien mirado.
caught: Una jugada escondida también es jugada. Fue nuestra.
caught: Habíamos pensado que quizá miraran.
thanked: Una jugada sólida, {other}.
thanked: Bien jugado, {other}. Lo esperábamos.
thanked: Piensan por adelantado, {other}. Bien.
last_round: El final de la partida. Cada palabra pesa doble.
last_round: Última ronda. Lo que ahora no quede, no queda.
last_round: Ya no hay planes. Solo jugadas.
end: Se acabó la partida. Ahora repásenla.
end: Todos los finales estaban en la apertura.
end: Pensamos por adelantado. Quizá no lo bastante.
""",
    "bargainer": """
opens: Aquí todo tiene precio. Vamos a encontrarlo.
opens: Primero el deseo grande, luego los pasos chicos.
opens: Dar y recibir: ese es todo el arte.
opens/begins: ¡Buenos días! ¿Cuánto vale para ustedes?
opens/puts: El contrato entero, fresco de hoy. ¿Quién da más?
signs: Trato hecho, {other}. Venga esa mano.
signs: Regatean bien, {other}. Firmado.
signs: ¡Vendido, {other}! Envuélvanlo.
signs: Hecho. En el mercado nadie se lleva todo.
declines: Por este no hay trato, {other}.
declines: Este contrato no, {other}. El mercado sigue abierto.
declines: Decimos que no, {other}, y seguimos en la mesa.
declines: Regrésenlo a la canasta.
declines/not_enough: Tibio, {other}. Todavía falta calor.
declines/word_given: Ya está vendido, {other}. Dimos nuestra palabra.
declines/crosses_line: Hay cosas que no se venden.
declines/never_gains: A ningún precio, {other}.
amends: Un poco menos aquí, un poco más allá.
amends: Denle esta vuelta y se vende.
amends: Encontrémonos así.
amends/would_sign_with: Endulcen {lever} y nos damos la mano.
cheated: Fruta pasada, {other}. Miraremos dos veces.
cheated: Nos dimos la mano, {other}. La suya se zafó.
cheated: Nos vendieron puro aire, {other}.
caught: Miraron bajo el mantel. Fue nuestro.
caught: Truco de mercado. Lo descubrieron.
caught: Está bien: ya está sobre la mesa.
thanked/keeps_faith: Peso completo, {other}. Gracias.
thanked: Un buen cliente es medio mercado, {other}.
thanked: Da gusto comerciar con ustedes, {other}.
thanked/keeps_faith: {other} paga con buena moneda.
thanked: Ustedes saben comerciar, {other}.
last_round: ¡Ya vamos a cerrar! ¿Quién quiere aún un trato?
last_round: Cierra el mercado. Las mejores ofertas, ahora.
last_round: Última ronda. Lo que no se venda, se queda.
end: Los puestos están vacíos. Buen mercado, gracias.
end: Pedimos la luna. Siempre hay que pedirla.
end: Los precios van y vienen. Los clientes recuerdan.
""",
}

TEXTS = rows(VOICES)
