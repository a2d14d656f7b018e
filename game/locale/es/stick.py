"""Spanish: what stands in START-HERE.txt on a stick."""

from __future__ import annotations

TEXTS = {
    "stick.title": "empieza aquí",
    "stick.what": "En esta carpeta está todo lo que Parley necesita. Funciona desde la memoria USB o desde cualquier carpeta de la computadora. No se instala nada; no hace falta internet, ni contraseña, ni un administrador. Deja juntos los archivos de esta carpeta.",
    "stick.windows": "WINDOWS\n    Haz doble clic en Parley.bat. Si Windows avisa de un programa desconocido, elige “Más información” y luego “Ejecutar de todas formas”. Si no aparece esa opción, tu escuela tiene que permitir el programa.\n    Para escribir más: abre esta carpeta, escribe cmd en su barra de direcciones y presiona Enter. En la ventana negra escribe, por ejemplo,\n        Parley.bat play three-valleys --text --lang es",
    "stick.macos": "MAC\n    Haz doble clic en Parley.command. Si la Mac avisa de un desarrollador desconocido, abre Configuración del Sistema, Privacidad y seguridad, y elige “Abrir de todos modos”. Para escribir más, abre Terminal, escribe sh y un espacio, arrastra el archivo parley.sh a la ventana y sigue, por ejemplo, con\n        play three-valleys --text --lang es",
    "stick.linux": "LINUX\n    Abre una terminal en esta carpeta y escribe\n        sh parley.sh\n    o, por ejemplo,\n        sh parley.sh play three-valleys --text --lang es",
    "stick.class": "CON UN GRUPO\n    Escribe host three-valleys --class 28 después del nombre, con el número de tus estudiantes:\n        Parley.bat host three-valleys --class 28 --lang es\n        sh parley.sh host three-valleys --class 28 --lang es\n    La pantalla dice cómo seguir. Todo lo que se le puede decir: host --help",
    "stick.alone": "A SOLAS\n    Ábrelo sin escribir nada después del nombre. “Apréndelo en cinco minutos” es un buen comienzo.",
    "stick.network": "SI LOS DISPOSITIVOS DE LOS ESTUDIANTES NO ENTRAN\n    Tienen que estar en la misma red que esta computadora, y quizá su firewall deba dejarlos pasar. Windows pregunta la primera vez: permítelo en redes privadas. Si no puedes, muestra esta página a quien cuida la computadora: conexiones TCP de entrada, en el número que host muestra después de los dos puntos de su dirección, solo dentro de la escuela; nada sale hacia afuera.",
    "stick.kept": "QUÉ SE GUARDA\n    Las partidas y los grupos se guardan en la computadora, en tus carpetas, no en la memoria USB. Parley no pide nombres ni envía nada a ninguna parte.",
    "stick.licence": "Parley se puede copiar libremente (MIT). Lo demás que contiene tiene sus propias licencias, en la carpeta licences de cada programa.",
}
