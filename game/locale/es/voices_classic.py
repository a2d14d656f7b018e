"""Lo que dicen en voz alta las estrategias de la literatura; `plain` habla por quien no tiene voz propia.

Las filas son las del archivo inglés, una por una.
"""

from __future__ import annotations

from game.locale.speech import rows

VOICES = {
    "always_cooperate": """
opens: Hacemos nuestra parte, hagan lo que hagan los demás.
opens: Digan dónde podemos ayudar.
opens: Buena voluntad al principio y al final.
opens/begins: Venimos a ayudar, desde la primera ronda.
signs: Claro, {other}. Ahí va la firma.
signs: Juntos, entonces. Firmado, {other}.
signs: Pide cooperación, {other}. Por eso firmamos.
signs: Cuenten con nosotros.
declines: Este no, {other}. Mejor pídannos ayuda.
declines: Queremos seguir cooperando, {other}. Por eso: no.
declines: No, {other}, aunque casi nunca lo decimos.
declines: No, y no nos gusta decirlo.
amends: Así podemos ayudar más.
amends: Mejor así, y mejor juntos.
amends: Escribámoslo de modo que todos ayuden.
cheated: Rompieron su palabra, {other}. Ayudamos de todos modos.
cheated: No cambia lo que hacemos, {other}.
cheated: Nos decepciona, {other}. Solo eso.
caught: Hacen bien en preguntar. Fue nuestro.
caught: Eso no debió esconderse.
caught: Olvidamos lo que somos.
thanked: Gracias, {other}. Ahora somos dos.
thanked: Creíamos que podían, {other}.
thanked: Qué bien, {other}. Juntos es mejor.
last_round: Última ronda. Hacemos nuestra parte hasta el final.
last_round: Una ronda más para hacer algo bueno.
last_round: Nunca es tarde para ayudar.
end: Hicimos lo que pudimos, en cada ronda.
end: Ayudar era todo nuestro plan.
end: Alguien pagó tanta bondad. ¿Fuimos nosotros?
""",
    "always_defect": """
opens: No nos esperen. No firmamos nada.
opens: Vamos por nuestro lado.
opens: Vinimos a escuchar, no a firmar.
opens/begins: Ustedes van a hablar. Nosotros no cambiaremos.
signs: Tengan. Solo es tinta, {other}.
signs: Por una vez, {other}. No se acostumbren.
signs: Firmado, {other}. El porqué, otro día.
signs: Solo por esta vez.
declines: No firmamos nada. No es por ustedes.
declines: Ya era no antes de preguntar.
declines: Todo papel recibe de nosotros la misma respuesta.
amends: Cambien lo que quieran. Nosotros no.
amends: A nosotros nos da igual.
amends: Otra versión de una idea ajena.
cheated: También ustedes, {other}. Nada nuevo.
cheated: No confiamos, {other}, así que nadie nos decepciona.
cheated: Ahora juegan como nosotros, {other}.
caught: ¿Pensaban que haríamos otra cosa?
caught: Nos vieron. Tomamos lo que podemos.
caught: Sí. Así jugamos.
thanked: No tenían que hacerlo, {other}. Nosotros no lo haríamos.
thanked: Qué amables, {other}. No esperen lo mismo.
thanked: Es su decisión, {other}. La nuestra sigue igual.
last_round: Última ronda. Sigue siendo no.
last_round: Queda una ronda. No nos movemos.
last_round: Para nosotros acaba como empezó.
end: Dijimos que no, y era en serio.
end: Cuenten sus puntos. Los nuestros ya están contados.
end: Nunca fingimos.
""",
    "tit_for_two_tats": """
opens: Una vez puede ser un error. Lo sabemos.
opens: Contamos despacio, pero contamos.
opens: Con nosotros tienen un tropiezo gratis.
opens/begins: Empezamos con buena fe y con paciencia.
signs: De buena fe, {other}. Firmado.
signs: Hagamos la prueba, {other}. Ahí va la firma.
signs: Hoy no hay nada que contar, {other}. Firmamos.
signs: La paciencia también tiene pluma. Firmado.
declines: Nos tomamos nuestro tiempo. La respuesta es no.
declines: No, {other}. Contamos antes de decirlo.
declines: Este no, {other}.
declines/asks_too_little: No, {other}. Tenemos paciencia con la gente, no con papeles.
declines/retaliates: Ya contamos hasta dos. Así que no.
amends: Démosle un segundo intento, así.
amends: Otra vez, con más cuidado.
amends: Segunda versión. Todos tienen derecho a una.
cheated: Eso cuenta, {other}. Seguimos contando.
cheated: Una vez es tropiezo, {other}. Dos es costumbre.
cheated: Lo vimos, {other}. No se acostumbren.
caught: Eso lo pueden contar como una.
caught: Fuimos nosotros. Tengan nuestra misma paciencia.
caught: Un tropiezo nuestro. Sabemos cómo se ve.
thanked: Esas cosas nos gusta contarlas, {other}.
thanked: Un buen gesto, {other}. Esos también los contamos.
thanked: Bien, {other}. La paciencia da fruto.
last_round: Última ronda. Ya nadie tiene que empezar a contar.
last_round: Queda una ronda. Muy corta para otro tropiezo.
last_round: A la paciencia le queda una ronda.
end: Contamos despacio. Fue tiempo bien usado.
end: Mejor contar dos veces que golpear una.
end: Un tropiezo es humano. Ojalá lo hayan visto.
""",
    "pavlov": """
opens: Lo que sale bien, lo repetimos.
opens: Si duele, cambiamos. Si no, seguimos.
opens: Vamos aprendiendo en el camino.
opens/begins: Todavía no sabemos nada. Probemos.
signs: Hasta ahora salió bien, {other}. Firmado.
signs: Seguimos por este camino, {other}: la firma.
signs: Estamos de buenas, {other}. Firmamos.
signs: Esto pinta bien. Firmado.
declines: Sabemos qué funcionó. Esto es otra cosa.
declines: No, {other}. Tendríamos que desaprender demasiado.
declines: Así no, {other}. Cámbienlo, como haríamos nosotros.
declines/win_or_shift: Decide nuestra última ronda. Dice que no.
declines/win_or_shift: Pregunten otra vez cuando vaya mejor.
amends: Probemos al revés.
amends: Cambien una cosa y vean qué pasa.
amends: Otro intento. Se aprende probando.
cheated: Eso dolió, {other}. Entonces cambiamos.
cheated: Rompieron su palabra, {other}. Aprendemos rápido.
cheated: Mala ronda, {other}. Algo tiene que cambiar.
caught: Lo vieron. Estábamos probando algo.
caught: Fue nuestro. No salió bien.
caught: Nos vieron. A eso no le llamamos éxito.
thanked: Eso salió bien, {other}. ¿Otra vez?
thanked: Bien, {other}. De esas cosas repetimos.
thanked: ¿Ven qué fácil es con nosotros, {other}?
last_round: Última ronda. Si funciona, no lo muevan.
last_round: Un intento más. ¿Qué cambiarían?
last_round: ¿Qué salió bien? Pues eso.
end: Lo que salió bien, lo haríamos otra vez.
end: Si sale, sigue. Si no, cambia. Eso fue todo.
end: Cambiamos tanto como nos hicieron cambiar.
""",
    "suspicious_tit_for_tat": """
opens: Primero ustedes. Luego nosotros.
opens: Muestren las manos limpias y mostramos las nuestras.
opens: Llevamos mucho tiempo teniendo cuidado.
opens/begins: Todavía no los conocemos. Por eso el cuidado.
signs: Ya mostraron bastante, {other}. Firmamos.
signs: Con cuidado, {other}: ahí va la firma.
signs: Como hacen, hacemos, {other}. Firmado.
signs: Con un ojo abierto, firmamos.
declines: Dejamos las manos en los bolsillos.
declines: No. Dicho con cuidado, pero no.
declines: Mejor prevenir que lamentar, {other}.
declines/begins_hard: En la primera ronda no. Muestren primero.
declines/retaliates: Después de eso, no. Muestren las manos limpias.
amends: Así nos atreveríamos a más.
amends: Escríbanlo de modo que nadie tenga que rezar.
amends: Una versión más segura. Ya respiramos mejor.
cheated: Debimos seguir con cuidado, {other}.
cheated: Rompieron su palabra, {other}. Lo temíamos.
cheated: Por eso pedimos que vayan primero, {other}.
caught: Nos vigilaban. Habríamos hecho lo mismo.
caught: Fuimos nosotros. No nos atrevimos a confiar.
caught: Nos vieron. Ahora ustedes también tendrán cuidado.
thanked: Así que se puede, {other}. Bien.
thanked: Se atrevieron, {other}. Lo vimos.
thanked: Gracias, {other}. Respiramos mejor.
last_round: Última ronda. Que nadie dé la espalda ahora.
last_round: Muestren otra vez que podemos confiar.
last_round: Con cuidado hasta el final. Luego a dormir.
end: La próxima vez quizá confiemos antes.
end: Los esperábamos. ¿Nos esperaban ustedes?
end: La gente con cuidado también llega.
""",
    "plain": """
opens: Aquí estamos, y escuchamos.
opens: Oigamos lo que hay que decir.
opens: Ya conocen lo que decimos en público.
signs: Ahí va nuestra firma, {other}.
signs: Firmado, {other}.
signs: Este lo firmamos, {other}.
signs: Esto sí lo firmamos.
declines: Dejamos las cosas como están.
declines: Esto no lo firmamos.
declines: Este no.
amends: Así, quizá.
amends: Aquí hay otra versión.
amends: Esto se podría cambiar.
cheated: Se rompió una palabra, {other}.
cheated: Lo vimos, {other}.
cheated: Se había acordado otra cosa, {other}.
caught: Sí, fuimos nosotros.
caught: Así que ya salió.
caught: Ahora ya se sabe.
thanked: Gracias, {other}.
thanked: Lo vimos, {other}. Gracias.
thanked: Eso estuvo bien, {other}.
last_round: Esta es la última ronda.
last_round: Queda una ronda.
last_round: Después de esta ronda ya no se habla.
end: Esa fue la partida.
end: Se acabó. Gracias a todos.
end: Se acabaron las conversaciones.
""",
}

TEXTS = rows(VOICES)
